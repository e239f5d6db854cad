//! What the options of the program say, whatever the command.

use crate::failure::Failure;
use crate::language::Language;
use crate::names::nearest;
use crate::output::Format;
use alibabacloud_dts::settings::{ConfigLoader, Environment};
use alibabacloud_dts::{Client, Config};
use clap::ArgMatches;

/// The options of every command.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) language: Language,
    pub(crate) profile: Option<String>,
    pub(crate) region: Option<String>,
    pub(crate) endpoint: Option<String>,
    pub(crate) format: Option<Format>,
    pub(crate) query: Option<String>,
    pub(crate) debug: bool,
    pub(crate) show_secrets: bool,
}

impl Settings {
    pub(crate) fn of(matches: &ArgMatches, language: Language) -> Self {
        let text = |name: &str| matches.get_one::<String>(name).cloned();
        Self {
            language,
            profile: text("profile"),
            region: text("region"),
            endpoint: text("endpoint"),
            format: text("output").as_deref().and_then(Format::named),
            query: text("query"),
            debug: matches.get_flag("debug"),
            show_secrets: matches.get_flag("show-secrets"),
        }
    }

    /// A loader of the configuration with these options.
    pub(crate) fn loader(&self) -> ConfigLoader {
        let mut loader = alibabacloud_dts::config().environment(Environment::process());
        if let Some(profile) = &self.profile {
            loader = loader.profile(profile);
        }
        if let Some(region) = &self.region {
            loader = loader.region(region);
        }
        if let Some(endpoint) = &self.endpoint {
            loader = loader.endpoint_url(endpoint);
        }
        loader
    }

    /// The configuration with these options.
    pub(crate) async fn config(&self) -> Result<Config, Failure> {
        let config = self.load(self.loader()).await?;
        self.advise_on_region();
        Ok(config)
    }

    async fn load(&self, loader: ConfigLoader) -> Result<Config, Failure> {
        let wrong = |error: &alibabacloud_core::Error| {
            Failure::of(error, self.language).note(
                self.language
                    .pick("`dts doctor` shows what works and what does not", "`dts doctor` 可检查各项配置是否可用"),
            )
        };
        let config = named(loader.load().await.map_err(|error| wrong(&error))?);
        if self.debug {
            return Ok(config.transport(crate::attempts::Shown::new().map_err(|error| wrong(&error))?));
        }
        Ok(config)
    }

    /// Says so where the region is none of those that are known: the service may have newer ones, so that the call is made.
    pub(crate) fn advise_on_region(&self) {
        let Some(region) = self.region.as_deref().filter(|_| !self.has_endpoint()) else { return };
        let known = alibabacloud_dts::endpoint::regions();
        if known.contains(&region) {
            return;
        }
        let near = nearest(region, known);
        let (english, chinese) = match near.as_slice() {
            [] => (String::new(), String::new()),
            near => (format!("; did you mean {}?", near.join(" or ")), format!("，是否应为 {}？", near.join(" 或 "))),
        };
        anstream::eprintln!(
            "{}",
            self.language.pick(
                format!("`{region}` is not a known region{english}"),
                format!("`{region}` 不是已知的地域{chinese}"),
            )
        );
    }

    /// A client with these options.
    pub(crate) async fn client(&self) -> Result<Client, Failure> {
        client(self.config().await?)
    }

    /// A client for a shell that asks for candidates, whose line nothing may disturb.
    pub(crate) async fn quiet_client(&self) -> Result<Client, Failure> {
        client(self.load(self.loader()).await?)
    }

    /// A client of a region, unless the options name another.
    pub(crate) async fn client_in(&self, region: Option<&str>) -> Result<Client, Failure> {
        let loader = match (region, &self.region) {
            (Some(region), None) => self.loader().region(region),
            _ => self.loader(),
        };
        let config = self.load(loader).await?;
        self.advise_on_region();
        client(config)
    }

    /// Whether an endpoint is named, by the options or the environment, so that it serves every region.
    pub(crate) fn has_endpoint(&self) -> bool {
        self.endpoint.is_some() || std::env::var("ALIBABA_CLOUD_ENDPOINT").is_ok_and(|endpoint| !endpoint.is_empty())
    }
}

fn client(config: Config) -> Result<Client, Failure> {
    Client::new(config).map_err(|error| Failure::new(crate::failure::Exit::Configuration, format!("{error:#}")))
}

/// The configuration with the name of the program.
pub(crate) fn named(config: Config) -> Config {
    config.user_agent(concat!("dts/", env!("CARGO_PKG_VERSION")))
}
