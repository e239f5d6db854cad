//! Calls with all of their required parameters.

use alibabacloud_dts::{Client, Error};

pub async fn configure_dts_job(client: &Client) -> Result<(), Error> {
    client
        .configure_dts_job()
        .dts_job_name("shop_to_warehouse")
        .job_type("MIGRATION")
        .source_endpoint_instance_type("RDS")
        .destination_endpoint_instance_type("RDS")
        .structure_initialization(true)
        .data_initialization(true)
        .data_synchronization(true)
        .send()
        .await?;
    Ok(())
}

pub async fn configure_synchronization_job(client: &Client) -> Result<(), Error> {
    client
        .configure_synchronization_job()
        .synchronization_job_id("dtsa1b2c3d4e5f6g7")
        .synchronization_objects(r#"[{"DBName":"shop","TableIncludes":[{"TableName":"customer"}]}]"#)
        .structure_initialization(true)
        .data_initialization(true)
        .send()
        .await?;
    Ok(())
}

pub async fn create_synchronization_job(client: &Client) -> Result<(), Error> {
    client
        .create_synchronization_job()
        .source_region("cn-hangzhou")
        .destination_region("cn-hangzhou")
        .synchronization_job_class("micro")
        .billing_method("PrePaid")
        .send()
        .await?;
    Ok(())
}

pub async fn describe_synchronization_job_status(client: &Client) -> Result<(), Error> {
    client.describe_synchronization_job_status().synchronization_job_id("dtsa1b2c3d4e5f6g7").send().await?;
    Ok(())
}

pub async fn list_tag_resources(client: &Client) -> Result<(), Error> {
    client.list_tag_resources().resource_type("ALIYUN::DTS::INSTANCE").send().await?;
    Ok(())
}

pub async fn modify_dts_job(client: &Client) -> Result<(), Error> {
    client.modify_dts_job().dts_instance_id("dtsb7c6d5e4f3g2h1").send().await?;
    Ok(())
}

pub async fn start_synchronization_job(client: &Client) -> Result<(), Error> {
    client.start_synchronization_job().synchronization_job_id("dtsa1b2c3d4e5f6g7").send().await?;
    Ok(())
}
