// The search of the page that leads to the products: one engine for each language, which knows the books of all of them.
const SHOWN = 8;

async function load(language, products) {
    const at = (product, name) => new URL(`${product}/${language}/${name}`, location.href).href;
    const [first, ...others] = products;
    const [engine, { find, settings }] =
        await Promise.all([import(at(first, 'pagefind/pagefind.js')), import(at(first, 'search.mjs'))]);
    await engine.options(settings);
    for (const product of others) await engine.mergeIndex(at(product, 'pagefind/'), settings);
    return { engine, find };
}

for (const section of document.querySelectorAll('section')) {
    const query = section.querySelector('input');
    const results = section.querySelector('.results');
    let loaded;
    let latest = 0;
    query.addEventListener('input', async () => {
        const text = query.value.trim();
        const turn = ++latest;
        if (!text) { results.hidden = true; return; }
        const { engine, find } = await (loaded ??= load(section.lang, section.dataset.products.split(' ')));
        const found = await find(engine, text);
        const pages = await Promise.all(found.slice(0, SHOWN).map((result) => result.data()));
        if (turn !== latest) return;
        results.replaceChildren(...pages.map((page) => {
            const link = document.createElement('a');
            link.href = page.url;
            link.innerHTML = `<b></b><span>${page.excerpt}</span>`;
            link.querySelector('b').textContent = page.meta.title;
            return link;
        }));
        if (!pages.length) results.textContent = results.dataset.none;
        results.hidden = false;
    });
    section.querySelector('form').addEventListener('submit', (event) => {
        event.preventDefault();
        results.querySelector('a')?.click();
    });
}
