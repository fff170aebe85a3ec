// Where we are in the book, and how an element is made.
// What comes from elsewhere (Playground, file, other tab) only becomes a text node.

export const main = document.querySelector('main');
// On the 404 page the base is not where the reader is.
export const root = new URL(path_to_root || '.', document.baseURI);
export const slugOf = (url) => url.pathname.split('/').pop().replace('.html', '');
export const here = slugOf(location);

/** `el('p.room', 'text', node, { id: 'x' })`: a tag with classes, what stands in it, and its properties. */
export function el(selector, ...parts) {
  const [tag, ...classes] = selector.split('.');
  const node = document.createElement(tag);
  node.className = classes.join(' ');
  for (const part of parts) {
    if (part.nodeType || typeof part === 'string') node.append(part);
    else Object.assign(node, part);
  }
  return node;
}
export const button = (name, onclick, selector = 'button') => el(selector, { type: 'button', onclick }, name);
export const link = ({ title, href }) => el('a', { href: new URL(href, root) }, title);
export const output = (text) => el('pre', { tabIndex: 0 }, text);
export const fold = (summary, text) => el('details', el('summary', ...[summary].flat()), output(text));
export const tickBox = (name, checked, onchange) => el('label', el('input', { type: 'checkbox', checked, onchange }), ` ${name}`);

/** Says `text` to a screen reader. */
export const ears = el('p.for-ears', { role: 'status' });
export const say = (text) => { ears.textContent = text; };
