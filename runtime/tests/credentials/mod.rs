//! Every source of credentials against a real server on loopback, files in a temporary folder, or real programs.

mod assume_role;
mod canary;
mod chain;
mod cli_profile;
mod cloud_sso;
mod ecs_role;
mod external;
mod ini_profile;
mod oauth;
mod oidc;
mod refresh;
mod routes;
pub mod server;
mod sts_host;
mod uri;
pub mod world;
