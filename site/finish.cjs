// What mdBook leaves to do: for each page its language switch and what search engines read, for each book its contents and
// the files for machines. Usage: node site/finish.cjs FOLDER PRODUCT, where FOLDER/PRODUCT has one book in each language.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { contentsOf } = require('./finish/contents.cjs');
const { finishPage } = require('./finish/page.cjs');
const { leadPage, overview, siteMap } = require('./finish/machines.cjs');

const product = process.argv[3];
const book = path.resolve(process.argv[2], product);
const url = process.env.SITE_URL?.replace(/\/*$/, '');
const site = { url: url && `${url}/${product}`, source: process.env.SITE_SOURCE?.replace(/\/*$/, '') };
const read = (name) => fs.readFileSync(path.join(__dirname, '..', name), 'utf8');
const output = path.join('generated', product);
const manifest = fs.readdirSync(path.join(__dirname, '..', output)).map((name) => path.join(output, name, 'Cargo.toml'))
    .find((name) => fs.existsSync(path.join(__dirname, '..', name)));
const [, crate] = /^name = "(.*)"$/m.exec(read(manifest)) ?? [];
const [, version] = /^version = "(.*)"$/m.exec(read('Cargo.toml')) ?? [];
const [, api] = /^version: "(.*)"$/m.exec(read(`spec/${product}/service.yaml`)) ?? [];
// The folder that the files are in that the pages name.
site.spec = `spec/${product}`;
site.versions = `API ${api} · ${crate} ${version}`;
const languages = fs.readdirSync(book).filter((name) => fs.statSync(path.join(book, name)).isDirectory());

function filesBelow(folder, ending) {
    const names = fs.readdirSync(folder, { recursive: true });
    return names.map((name) => name.replaceAll('\\', '/')).filter((name) => name.endsWith(ending)).sort();
}

const pages = [];
for (const language of languages) {
    const folder = path.join(book, language);
    const markdown = path.join(__dirname, '..', output, 'docs', language, 'src');
    // The theme has its own style and scripts; mdBook copies the ones of its default theme all the same.
    for (const name of fs.readdirSync(folder)) {
        if (/\.(js|css|png)$/.test(name) || ['css', 'fonts'].includes(name) || name.startsWith('favicon')) {
            fs.rmSync(path.join(folder, name), { recursive: true });
        }
    }
    const contents = fs.readFileSync(path.join(folder, 'toc.html'), 'utf8');
    for (const [name, text] of Object.entries(contentsOf(contents, language))) {
        fs.writeFileSync(path.join(folder, name), text);
    }
    fs.cpSync(path.join(__dirname, 'assets'), folder, { recursive: true });
    for (const name of filesBelow(markdown, '.md').filter((name) => name !== 'SUMMARY.md')) {
        const source = fs.readFileSync(path.join(markdown, name), 'utf8');
        fs.writeFileSync(path.join(folder, name), source);
        const file = path.join(folder, name.replace(/\.md$/, '.html'));
        const page = { language, languages, name: name.replace(/\.md$/, ''), source, html: fs.readFileSync(file, 'utf8') };
        const { html, title, description } = finishPage(page, site);
        fs.writeFileSync(file, html);
        pages.push({ language, name: page.name, title, description });
    }
    const own = pages.filter((page) => page.language === language);
    fs.writeFileSync(path.join(folder, 'llms.txt'), overview(own));
}
if (site.url) fs.writeFileSync(path.join(book, 'sitemap.xml'), siteMap(pages, languages, site.url));
fs.writeFileSync(path.join(book, 'index.html'), leadPage(pages, languages));
