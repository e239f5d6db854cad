mod links;
mod pages;
mod texts;
