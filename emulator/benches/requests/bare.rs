//! A server of the same library with the same settings, which does nothing else.

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use std::convert::Infallible;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::TcpListener;

/// Serves this body until the process ends.
pub(crate) async fn serve(body: Bytes) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            stream.set_nodelay(true).unwrap();
            let body = body.clone();
            let respond = service_fn(move |request: hyper::Request<Incoming>| {
                let body = body.clone();
                async move {
                    let _ = request.into_body().collect().await;
                    let mut response = hyper::Response::new(Full::new(body));
                    let json = hyper::header::HeaderValue::from_static("application/json;charset=utf-8");
                    response.headers_mut().insert("content-type", json);
                    let id = hyper::header::HeaderValue::from_static("1F0B2C3D-4E5F-4A6B-8C7D-9E0F1A2B3C4D");
                    response.headers_mut().insert("x-acs-request-id", id);
                    Ok::<_, Infallible>(response)
                }
            });
            let connection = http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(Duration::from_secs(30))
                .serve_connection(TokioIo::new(stream), respond);
            tokio::spawn(connection);
        }
    });
    address
}
