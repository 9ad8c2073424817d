/** What a department's form mandates besides subject and text, by field key. Departments that are not named ask nothing more. */
const FORMS: { readonly [department: string]: readonly string[] } = {
  "department:vtouch": ["phoneModel", "osVersion", "appVersion", "notifications"],
};

export const contextFields = (department: string): readonly string[] => FORMS[department] ?? [];
