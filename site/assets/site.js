// What the pages do beyond being read: contents, search, language and theme. Everything can be read without it.
'use strict';
const { root } = document.body.dataset;
const find = (selector) => document.querySelector(selector);

// Contents: where the reader is stays open and marked.
const contents = find('#contents');
for (const link of contents.querySelectorAll('a')) {
    if (link.pathname !== location.pathname && link.pathname !== `${location.pathname}index.html`) continue;
    link.setAttribute('aria-current', 'page');
    for (let at = link.closest('details'); at; at = at.parentElement.closest('details')) at.open = true;
    contents.scrollTop = Math.max(0, link.offsetTop - contents.offsetTop - 120);
}
const menu = find('.menu');
menu.addEventListener('click', () => {
    menu.setAttribute('aria-expanded', String(contents.classList.toggle('shown')));
});

// Language: the same page, at the same place.
const language = find('.language');
language.addEventListener('click', () => { language.hash = location.hash; });

find('button.theme').addEventListener('click', () => {
    const html = document.documentElement;
    const dark = getComputedStyle(html).colorScheme === 'dark'
        || (getComputedStyle(html).colorScheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
    html.dataset.theme = dark ? 'light' : 'dark';
    try { localStorage.setItem('theme', html.dataset.theme); } catch { /* Storage may be off. */ }
});

// Tabs: sections that say the same in several languages. Without script they stand one below the other.
for (const tabs of document.querySelectorAll('.tabs')) {
    const blocks = [...tabs.querySelectorAll(':scope > details')];
    const choose = (chosen) => blocks.forEach((block) => { block.open = block === chosen; });
    blocks.forEach((block) => block.querySelector('summary').addEventListener('click', (event) => {
        event.preventDefault();
        choose(block);
    }));
    tabs.classList.add('ready');
}

// Search: the index is loaded with the first key, and the search waits until the reader stops typing.
const PAUSE = 150;
const query = find('#query');
const results = find('#results');
let latest = 0;
let loaded;
async function load() {
    const [engine, { find, settings }] = await Promise.all(['pagefind/pagefind.js', 'search.mjs']
        .map((name) => import(new URL(`${root}${name}`, location.href))));
    await engine.options(settings);
    return { engine, find };
}
async function search() {
    const text = query.value.trim();
    const turn = ++latest;
    if (!text) { results.hidden = true; return; }
    const { engine, find } = await (loaded ??= load());
    await new Promise((done) => { setTimeout(done, PAUSE); });
    if (turn !== latest) return;
    const found = await find(engine, text);
    if (turn !== latest) return;
    const pages = await Promise.all(found.slice(0, 8).map((result) => result.data()));
    if (turn !== latest) return;
    results.replaceChildren(...pages.map((page) => {
        const link = document.createElement('a');
        const explained = page.sub_results.find(({ title }) => /[._-]/.test(title) && text.includes(title));
        const part = explained ?? page.sub_results[0] ?? page;
        link.href = part.url;
        link.innerHTML = `<b></b><span>${part.excerpt}</span>`;
        link.querySelector('b').textContent = page.meta.title;
        return link;
    }));
    if (!pages.length) results.textContent = results.dataset.none;
    results.hidden = false;
}
query.addEventListener('input', search);
find('.search').addEventListener('submit', (event) => {
    event.preventDefault();
    results.querySelector('a')?.click();
});
addEventListener('keydown', (event) => {
    if (event.key === 'Escape') results.hidden = true;
    if (event.key !== '/' || event.ctrlKey || event.metaKey || /^(INPUT|TEXTAREA)$/.test(event.target.tagName)) return;
    event.preventDefault();
    query.focus();
});
document.addEventListener('click', (event) => { if (!event.target.closest('.search')) results.hidden = true; });
