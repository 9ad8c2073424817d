import ReactMarkdown from "react-markdown";

const SAFE = /^(https?:|mailto:)/i;

export default function MarkdownRendered({ text }: { readonly text: string }) {
  return (
    <div className="prose min-w-0 break-words">
      <ReactMarkdown
        // Pictures are left out: a requester's picture would tell its host who reads it and when.
        disallowedElements={["img"]}
        urlTransform={(url) => (SAFE.test(url) ? url : "")}
        components={{
          a: ({ href, children }) => (
            <a href={href} target="_blank" rel="noopener nofollow ugc">
              {children}
            </a>
          ),
          h1: ({ children }) => <p className="font-semibold">{children}</p>,
          h2: ({ children }) => <p className="font-semibold">{children}</p>,
          h3: ({ children }) => <p className="font-semibold">{children}</p>,
        }}
      >
        {text}
      </ReactMarkdown>
    </div>
  );
}
