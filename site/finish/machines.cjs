// Files for machines, and the page of a product that leads to its languages.
'use strict';
const cheerio = require('cheerio');

const escape = (text) => cheerio.load('')('<i>').text(text).html();
const oneLine = (text) => text.replace(/\s+/g, ' ');

// llms.txt: each page with its description, as links to the Markdown. Types are many and linked from where they are used.
function overview(pages) {
    const start = pages.find((page) => page.name === 'index');
    const lines = pages
        .filter((page) => page.name !== 'index' && !page.name.startsWith('types/'))
        .map((page) => `- [${page.title}](${page.name}.md): ${oneLine(page.description)}`);
    return [`# ${start.title}`, '', `> ${oneLine(start.description)}`, '', '## Pages', '', ...lines, ''].join('\n');
}

function siteMap(pages, languages, url) {
    const address = (language, name) => escape(`${url}/${language}/${name}.html`);
    const entries = pages.map(({ language, name }) => {
        const alternates = languages.map((other) =>
            `<xhtml:link rel="alternate" hreflang="${other}" href="${address(other, name)}"/>`);
        return `<url><loc>${address(language, name)}</loc>${alternates.join('')}</url>`;
    });
    return '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        + `xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${entries.join('\n')}\n</urlset>\n`;
}

const NAMES = { en: 'English', 'zh-CN': '中文' };

function leadPage(pages, languages) {
    const links = languages.map((language) => {
        const start = pages.find((page) => page.language === language && page.name === 'index');
        const name = NAMES[language] ?? language;
        return `<p lang="${language}"><a href="${language}/index.html">${escape(start.title)} (${name})</a></p>`;
    });
    return '<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8">'
        + '<meta name="viewport" content="width=device-width, initial-scale=1">'
        + `<title>${escape(pages.find((page) => page.name === 'index').title)}</title>`
        + '<link rel="icon" type="image/svg+xml" href="en/icon.svg"><link rel="stylesheet" href="en/site.css">'
        + `<script>const known = ${JSON.stringify(languages)};\n`
        + `location.replace((known.find((it) => navigator.language.startsWith(it.slice(0, 2))) ?? known[0]) + '/index.html');</script>`
        + `</head>\n<body><main>${links.join('\n')}</main></body>\n</html>\n`;
}

// The maps of several products as one.
function siteMaps(products, url) {
    const entries = products.map((product) => `<sitemap><loc>${escape(`${url}/${product}/sitemap.xml`)}</loc></sitemap>`);
    return '<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        + `${entries.join('\n')}\n</sitemapindex>\n`;
}

module.exports = { escape, leadPage, overview, siteMap, siteMaps };
