/** What a site puts into its pages: the form in a frame of the desk. `<script src="…/api/form.js" data-form="contact" async></script>` */
(() => {
  const script = document.currentScript;
  const key = script?.dataset.form;
  if (!key) return;
  const base = new URL(".", script.src);
  const asked = script.dataset.language || document.documentElement.lang || navigator.language;
  const language = asked.toLowerCase().startsWith("fr") ? "fr" : "en";
  const frame = document.createElement("iframe");
  frame.title = language === "fr" ? "Formulaire" : "Form";
  frame.src = `${new URL(`form/${encodeURIComponent(key)}`, base)}#${language}`;
  frame.style.cssText = "display:block;width:100%;height:720px;border:0";
  // The page in it says how high it is, so that it scrolls with the site's own.
  addEventListener("message", ({ source, origin, data }) => {
    if (source !== frame.contentWindow || origin !== base.origin) return;
    if (data?.filrougeForm === key && data.height > 0) frame.style.height = `${Math.ceil(data.height)}px`;
  });
  script.after(frame);
})();
