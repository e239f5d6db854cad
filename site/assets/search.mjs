// What the search looks for. Also used by tests/site, so that a test searches as a reader does.

// Whole error bodies and log lines are pasted here: the names in them, which have a dot, an underscore or a hump.
function namesIn(text) {
    const names = text.match(/[A-Za-z][A-Za-z0-9]*(?:[._]+[A-Za-z0-9]+)+|[A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+/g) ?? [];
    return [...new Set(names)].sort((one, other) => other.length - one.length);
}

// The queries to try, until one finds something.
export function queries(text) {
    const whole = text.trim();
    const names = namesIn(whole).filter((name) => name !== whole);
    // A Rust name (`start_dts_job`) is found as the operation.
    const joined = /^[a-z][a-z0-9]*(_[a-z0-9]+)+$/.test(whole) ? [whole.replaceAll('_', '')] : [];
    return [whole, ...joined, ...names];
}

// The pages that explain codes are the longest, and are meant more often than short pages that mention a code.
export const settings = { ranking: { pageLength: 0.1 } };

// Of so many pages, one with a heading that is the name goes first: it explains what the others mention.
const LOOKED_AT = 12;

async function explainedFirst(results, query) {
    if (!/[._-]/.test(query)) return results;
    const pages = await Promise.all(results.slice(0, LOOKED_AT).map((result) => result.data()));
    const index = pages.findIndex((page) => page.sub_results.some((part) => part.title === query));
    return index > 0 ? [results[index], ...results.filter((_, other) => other !== index)] : results;
}

// The pages that have the text, or else those that have the longest name in it that any page has.
export async function find(engine, text) {
    for (const query of queries(text)) {
        const { results } = await engine.search(query);
        if (results.length) return explainedFirst(results, query);
    }
    return [];
}
