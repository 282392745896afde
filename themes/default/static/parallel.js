// Figures that correspond light up together. The style sheet sees to it under a mouse and a keyboard; this
// does so for figures that it has no number for, and for fingers: the first tap lights a figure and its
// counterparts, the second follows the link.

let lit = [];
let pointer = '';

const figureAt = ({ target }) => target.closest?.('.pairs [data-figure]');

function light(figure) {
  lit.forEach((one) => one.classList.remove('lit'));
  const id = figure && CSS.escape(figure.dataset.figure);
  lit = figure ? [...document.querySelectorAll(`.pairs [data-figure="${id}"]`)] : [];
  lit.forEach((one) => one.classList.add('lit'));
}

addEventListener('pointerdown', ({ pointerType }) => (pointer = pointerType), true);
addEventListener('keydown', () => (pointer = ''), true);
addEventListener('pointerover', (event) => event.pointerType === 'mouse' && light(figureAt(event)));
addEventListener('focusin', (event) => pointer === '' && light(figureAt(event)));
addEventListener('click', (event) => {
  const figure = figureAt(event);
  if (pointer !== 'touch' || lit.includes(figure)) return;
  if (figure) event.preventDefault();
  light(figure);
});
