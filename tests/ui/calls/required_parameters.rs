//! Each required parameter, left out once: the compiler's message begins with its name.

use alibabacloud_dts::{Client, Error};

pub async fn configure_dts_job_without_dts_job_name(client: &Client) -> Result<(), Error> {
    client
        .configure_dts_job()
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

pub async fn configure_dts_job_without_job_type(client: &Client) -> Result<(), Error> {
    client
        .configure_dts_job()
        .dts_job_name("shop_to_warehouse")
        .source_endpoint_instance_type("RDS")
        .destination_endpoint_instance_type("RDS")
        .structure_initialization(true)
        .data_initialization(true)
        .data_synchronization(true)
        .send()
        .await?;
    Ok(())
}

pub async fn configure_dts_job_without_source_endpoint_instance_type(client: &Client) -> Result<(), Error> {
    client
        .configure_dts_job()
        .dts_job_name("shop_to_warehouse")
        .job_type("MIGRATION")
        .destination_endpoint_instance_type("RDS")
        .structure_initialization(true)
        .data_initialization(true)
        .data_synchronization(true)
        .send()
        .await?;
    Ok(())
}

pub async fn configure_dts_job_without_destination_endpoint_instance_type(client: &Client) -> Result<(), Error> {
    client
        .configure_dts_job()
        .dts_job_name("shop_to_warehouse")
        .job_type("MIGRATION")
        .source_endpoint_instance_type("RDS")
        .structure_initialization(true)
        .data_initialization(true)
        .data_synchronization(true)
        .send()
        .await?;
    Ok(())
}

pub async fn configure_dts_job_without_structure_initialization(client: &Client) -> Result<(), Error> {
    client
        .configure_dts_job()
        .dts_job_name("shop_to_warehouse")
        .job_type("MIGRATION")
        .source_endpoint_instance_type("RDS")
        .destination_endpoint_instance_type("RDS")
        .data_initialization(true)
        .data_synchronization(true)
        .send()
        .await?;
    Ok(())
}

pub async fn configure_dts_job_without_data_initialization(client: &Client) -> Result<(), Error> {
    client
        .configure_dts_job()
        .dts_job_name("shop_to_warehouse")
        .job_type("MIGRATION")
        .source_endpoint_instance_type("RDS")
        .destination_endpoint_instance_type("RDS")
        .structure_initialization(true)
        .data_synchronization(true)
        .send()
        .await?;
    Ok(())
}

pub async fn configure_dts_job_without_data_synchronization(client: &Client) -> Result<(), Error> {
    client
        .configure_dts_job()
        .dts_job_name("shop_to_warehouse")
        .job_type("MIGRATION")
        .source_endpoint_instance_type("RDS")
        .destination_endpoint_instance_type("RDS")
        .structure_initialization(true)
        .data_initialization(true)
        .send()
        .await?;
    Ok(())
}

pub async fn configure_synchronization_job_without_synchronization_job_id(client: &Client) -> Result<(), Error> {
    client
        .configure_synchronization_job()
        .synchronization_objects(r#"[{"DBName":"shop","TableIncludes":[{"TableName":"customer"}]}]"#)
        .structure_initialization(true)
        .data_initialization(true)
        .send()
        .await?;
    Ok(())
}

pub async fn configure_synchronization_job_without_synchronization_objects(client: &Client) -> Result<(), Error> {
    client
        .configure_synchronization_job()
        .synchronization_job_id("dtsa1b2c3d4e5f6g7")
        .structure_initialization(true)
        .data_initialization(true)
        .send()
        .await?;
    Ok(())
}

pub async fn configure_synchronization_job_without_structure_initialization(client: &Client) -> Result<(), Error> {
    client
        .configure_synchronization_job()
        .synchronization_job_id("dtsa1b2c3d4e5f6g7")
        .synchronization_objects(r#"[{"DBName":"shop","TableIncludes":[{"TableName":"customer"}]}]"#)
        .data_initialization(true)
        .send()
        .await?;
    Ok(())
}

pub async fn configure_synchronization_job_without_data_initialization(client: &Client) -> Result<(), Error> {
    client
        .configure_synchronization_job()
        .synchronization_job_id("dtsa1b2c3d4e5f6g7")
        .synchronization_objects(r#"[{"DBName":"shop","TableIncludes":[{"TableName":"customer"}]}]"#)
        .structure_initialization(true)
        .send()
        .await?;
    Ok(())
}

pub async fn create_synchronization_job_without_source_region(client: &Client) -> Result<(), Error> {
    client
        .create_synchronization_job()
        .dest_region("cn-hangzhou")
        .synchronization_job_class("micro")
        .pay_type("PrePaid")
        .send()
        .await?;
    Ok(())
}

pub async fn create_synchronization_job_without_dest_region(client: &Client) -> Result<(), Error> {
    client
        .create_synchronization_job()
        .source_region("cn-hangzhou")
        .synchronization_job_class("micro")
        .pay_type("PrePaid")
        .send()
        .await?;
    Ok(())
}

pub async fn create_synchronization_job_without_synchronization_job_class(client: &Client) -> Result<(), Error> {
    client
        .create_synchronization_job()
        .source_region("cn-hangzhou")
        .dest_region("cn-hangzhou")
        .pay_type("PrePaid")
        .send()
        .await?;
    Ok(())
}

pub async fn create_synchronization_job_without_pay_type(client: &Client) -> Result<(), Error> {
    client
        .create_synchronization_job()
        .source_region("cn-hangzhou")
        .dest_region("cn-hangzhou")
        .synchronization_job_class("micro")
        .send()
        .await?;
    Ok(())
}

pub async fn describe_synchronization_job_status_without_synchronization_job_id(client: &Client) -> Result<(), Error> {
    client
        .describe_synchronization_job_status()
        .send()
        .await?;
    Ok(())
}

pub async fn list_tag_resources_without_region_id(client: &Client) -> Result<(), Error> {
    client
        .list_tag_resources()
        .resource_type("ALIYUN::DTS::INSTANCE")
        .send()
        .await?;
    Ok(())
}

pub async fn list_tag_resources_without_resource_type(client: &Client) -> Result<(), Error> {
    client
        .list_tag_resources()
        .region_id("cn-hangzhou")
        .send()
        .await?;
    Ok(())
}

pub async fn modify_dts_job_without_dts_instance_id(client: &Client) -> Result<(), Error> {
    client
        .modify_dts_job()
        .send()
        .await?;
    Ok(())
}

pub async fn start_synchronization_job_without_synchronization_job_id(client: &Client) -> Result<(), Error> {
    client
        .start_synchronization_job()
        .send()
        .await?;
    Ok(())
}

fn main() {}
