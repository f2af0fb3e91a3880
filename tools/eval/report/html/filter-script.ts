/** Shows the questions that a reader looks for; without scripts all are shown. */
export const filterScript = `
for (const section of document.querySelectorAll('section')) {
  const search = section.querySelector('input[type=search]');
  const wrong = section.querySelector('input[type=checkbox]');
  const count = section.querySelector('.count');
  const all = [...section.querySelectorAll('details')];
  const show = () => {
    const words = search.value.toLowerCase();
    let shown = 0;
    for (const one of all) {
      const fits = (!wrong.checked || one.dataset.wrong === '1') && one.textContent.toLowerCase().includes(words);
      one.classList.toggle('hidden', !fits);
      if (fits) shown += 1;
    }
    count.textContent = shown + ' of ' + all.length;
  };
  search.addEventListener('input', show);
  wrong.addEventListener('change', show);
  show();
}
`;
