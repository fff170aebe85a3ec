// Where we are in the book, and how an element is made.
// What comes from elsewhere (Playground, file, other tab) only becomes a text node.
'use strict';
{
  const main = document.querySelector('main');
  // On the 404 page the base is not where the reader is.
  const root = new URL(path_to_root || '.', document.baseURI);
  const slugOf = (url) => url.pathname.split('/').pop().replace('.html', '');
  const here = slugOf(location);

  /** `el('p.room', 'text', node, { id: 'x' })`: a tag with classes, what stands in it, and its properties. */
  function el(selector, ...parts) {
    const [tag, ...classes] = selector.split('.');
    const node = document.createElement(tag);
    node.className = classes.join(' ');
    for (const part of parts) {
      if (part.nodeType || typeof part === 'string') node.append(part);
      else Object.assign(node, part);
    }
    return node;
  }
  const button = (name, onclick, selector = 'button') => el(selector, { type: 'button', onclick }, name);
  const link = ({ title, href }) => el('a', { href: new URL(href, root) }, title);
  const output = (text) => el('pre', { tabIndex: 0 }, text);
  const fold = (summary, text) => el('details', el('summary', ...[summary].flat()), output(text));
  const tickBox = (name, checked, onchange) => el('label', el('input', { type: 'checkbox', checked, onchange }), ` ${name}`);

  /** Says `text` to a screen reader. */
  const ears = el('p.for-ears', { role: 'status' });
  const say = (text) => { ears.textContent = text; };

  course.dom = { main, root, slugOf, here, el, button, link, output, fold, tickBox, ears, say };
}
