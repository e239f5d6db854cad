// The page that leads to the products in each language, and searches all of them. Usage: node site/start.cjs FOLDER, where
// FOLDER has the books of each product.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const cheerio = require('cheerio');
const { escape, siteMaps } = require('./finish/machines.cjs');

const WORDS = {
    en: { title: 'API references', search: 'Search all products', none: 'No page found' },
    'zh-CN': { title: 'API 参考', search: '搜索所有产品', none: '没有找到相关页面' },
};

const book = path.resolve(process.argv[2]);
const folders = (folder) => fs.readdirSync(folder).filter((name) => fs.statSync(path.join(folder, name)).isDirectory());
const products = folders(book);
const languages = Object.keys(WORDS).filter((language) => products.some((name) => folders(path.join(book, name)).includes(language)));

// A product with its title and what it is for, from the first page of its book.
function entry(product, language) {
    const $ = cheerio.load(fs.readFileSync(path.join(book, product, language, 'index.html'), 'utf8'));
    const title = $('article h1').first().text().trim();
    const text = $('meta[name="description"]').attr('content');
    return `<li><a href="${product}/${language}/index.html">${escape(title)}</a><p>${escape(text)}</p></li>`;
}

function section(language) {
    const { title, search, none } = WORDS[language];
    const listed = products.filter((product) => folders(path.join(book, product)).includes(language));
    return `<section lang="${language}" data-products="${listed.join(' ')}">
<h1>${title}</h1>
<form class="search" role="search" aria-label="${search}">
<input type="search" autocomplete="off" aria-label="${search}" placeholder="${search}">
<div class="results" aria-live="polite" hidden data-none="${none}"></div>
</form>
<ul>
${listed.map((product) => entry(product, language)).join('\n')}
</ul>
</section>`;
}

fs.copyFileSync(path.join(__dirname, 'start.mjs'), path.join(book, 'start.mjs'));
const assets = `${products[0]}/${languages[0]}`;
fs.writeFileSync(path.join(book, 'index.html'), `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${WORDS.en.title}</title>
<meta name="description" content="The references of the Alibaba Cloud SDK for Rust, for each product in English and Chinese.">
<link rel="icon" type="image/svg+xml" href="${assets}/icon.svg">
<link rel="stylesheet" href="${assets}/site.css">
</head>
<body>
<main class="start">
${languages.map(section).join('\n')}
</main>
<script type="module" src="start.mjs"></script>
</body>
</html>
`);
const url = process.env.SITE_URL?.replace(/\/*$/, '');
if (url) fs.writeFileSync(path.join(book, 'sitemap.xml'), siteMaps(products, url));
