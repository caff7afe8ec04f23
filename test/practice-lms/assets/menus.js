/** Menus close as people expect: by a click elsewhere, by opening another, by Escape. */
const open = () => [...document.querySelectorAll('details.menu[open]')];

document.addEventListener('click', (event) => {
  for (const menu of open()) if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  for (const menu of open()) {
    menu.open = false;
    menu.querySelector('summary').focus();
  }
});

// A click inside the tool's frame is no event here, only a loss of focus.
window.addEventListener('blur', () => {
  for (const menu of open()) menu.open = false;
});
