mod links;
mod pages;
mod spec_pages;
mod texts;
