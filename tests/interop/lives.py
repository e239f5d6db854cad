"""Whole lives of tasks with the current official SDK."""

import json
import unittest

from alibabacloud_dts20200101 import models

from emulator import client, control, turn

DATABASES = json.dumps({"shop": {"name": "shop", "all": True}})
ENDPOINTS = {
    "source_endpoint_instance_type": "RDS",
    "source_endpoint_instance_id": "rm-bp1",
    "source_endpoint_engine_name": "MySQL",
    "source_endpoint_region": "cn-hangzhou",
    "source_endpoint_user_name": "reader",
    "source_endpoint_password": "secret+/ *~",
    "destination_endpoint_instance_type": "RDS",
    "destination_endpoint_instance_id": "rm-bp2",
    "destination_endpoint_engine_name": "MySQL",
    "destination_endpoint_region": "cn-hangzhou",
    "destination_endpoint_user_name": "writer",
    "destination_endpoint_password": "secret",
}


class Lives(unittest.TestCase):
    def setUp(self):
        control("reset")
        self.client = client()

    def create(self, kind, **more):
        request = models.CreateDtsInstanceRequest(
            region_id="cn-hangzhou",
            type=kind,
            source_region="cn-hangzhou",
            destination_region="cn-hangzhou",
            source_endpoint_engine_name="MySQL",
            destination_endpoint_engine_name="MySQL",
            instance_class="small",
            pay_type="PostPaid",
            **more,
        )
        return self.client.create_dts_instance(request).body

    def configure(self, kind, instance, task, **more):
        request = models.ConfigureDtsJobRequest(
            region_id="cn-hangzhou",
            dts_instance_id=instance,
            dts_job_id=task,
            dts_job_name="shop",
            job_type=kind,
            db_list=DATABASES,
            structure_initialization=True,
            data_initialization=True,
            data_synchronization=True,
            **{**ENDPOINTS, **more},
        )
        return self.client.configure_dts_job(request).body

    def detail(self, task):
        return self.client.describe_dts_job_detail(models.DescribeDtsJobDetailRequest(dts_job_id=task)).body

    def expect(self, task, status):
        self.assertEqual(self.detail(task).status, status)

    def test_a_migration_from_purchase_to_release(self):
        bought = self.create("MIGRATION")
        task = bought.job_id
        self.expect(task, "NotConfigured")
        self.configure("MIGRATION", bought.instance_id, task)
        self.expect(task, "Prechecking")
        turn(11)
        self.expect(task, "PreCheckPass")
        turn(3)
        self.expect(task, "Migrating")
        listed = self.client.describe_dts_jobs(models.DescribeDtsJobsRequest(job_type="MIGRATION")).body
        (job,) = listed.dts_job_list
        self.assertEqual((job.dts_job_id, job.structure_initialization_status.status), (task, "Migrating"))
        turn(60)
        detail = self.detail(task)
        self.assertEqual((detail.status, detail.delay), ("Migrating", 0))
        self.assertEqual(detail.source_endpoint.instance_id, "rm-bp1")
        self.client.suspend_dts_job(models.SuspendDtsJobRequest(dts_job_id=task))
        self.expect(task, "Suspending")
        self.client.start_dts_job(models.StartDtsJobRequest(dts_job_id=task))
        self.expect(task, "Migrating")
        self.client.stop_dts_job(models.StopDtsJobRequest(dts_job_id=task))
        self.expect(task, "Finished")
        self.client.delete_dts_job(models.DeleteDtsJobRequest(dts_job_id=task))
        with self.assertRaises(Exception) as refused:
            self.detail(task)
        self.assertIn("Forbidden.InstanceNotFound", str(refused.exception))

    def test_a_failed_precheck_names_its_item(self):
        bought = self.create("SYNC")
        control(f"failures?id={bought.job_id}&phase=Prechecking")
        self.configure("SYNC", bought.instance_id, bought.job_id)
        turn(11)
        self.expect(bought.job_id, "PrecheckFailed")
        request = models.DescribePreCheckStatusRequest(dts_job_id=bought.job_id, job_code="01")
        precheck = self.client.describe_pre_check_status(request).body
        self.assertEqual(precheck.state, "Failed")
        self.assertIn("Failed", [item.state for item in precheck.job_progress])
        self.client.start_dts_job(models.StartDtsJobRequest(dts_job_id=bought.job_id))
        turn(60)
        self.expect(bought.job_id, "Synchronizing")

    def test_a_two_way_synchronization(self):
        bought = self.create("SYNC", sync_architecture="bidirectional")
        forward = self.configure("SYNC", bought.instance_id, None, synchronization_direction="Forward")
        reverse = self.configure("SYNC", bought.instance_id, None, synchronization_direction="Reverse")
        self.assertNotEqual(forward.dts_job_id, reverse.dts_job_id)
        turn(60)
        for task in (forward.dts_job_id, reverse.dts_job_id):
            self.expect(task, "Synchronizing")
        modify = models.ModifyDtsJobRequest(
            dts_job_id=forward.dts_job_id, dts_instance_id=bought.instance_id, db_list={"shop": {"name": "shop", "all": True}})
        self.client.modify_dts_job(modify)
        self.expect(forward.dts_job_id, "Modifying")
        with self.assertRaises(Exception) as refused:
            self.client.modify_dts_job(modify)
        self.assertIn("JobStatusModifying", str(refused.exception))
        turn(11)
        self.expect(forward.dts_job_id, "Synchronizing")
        classic = models.DescribeSynchronizationJobStatusRequest(synchronization_job_id=bought.instance_id, synchronization_direction="Reverse")
        self.assertEqual(self.client.describe_synchronization_job_status(classic).body.status, "Synchronizing")
        self.client.reset_dts_job(models.ResetDtsJobRequest(dts_job_id=forward.dts_job_id))
        with self.assertRaises(Exception):
            self.detail(forward.dts_job_id)
        self.client.delete_synchronization_job(models.DeleteSynchronizationJobRequest(synchronization_job_id=bought.instance_id))
        listed = self.client.describe_dts_jobs(models.DescribeDtsJobsRequest(job_type="SYNC")).body
        self.assertEqual(listed.total_record_count, 0)

    def test_a_subscription_with_consumer_groups(self):
        bought = self.create("SUBSCRIBE")
        configured = {name: value for name, value in ENDPOINTS.items() if name.startswith("source")}
        self.client.configure_subscription(models.ConfigureSubscriptionRequest(
            region_id="cn-hangzhou", dts_job_id=bought.job_id, dts_instance_id=bought.instance_id, dts_job_name="track",
            db_list=DATABASES, subscription_instance_network_type="vpc", subscription_data_type_ddl=True, subscription_data_type_dml=True,
            **configured,
        ))
        self.expect(bought.job_id, "NotStarted")
        self.client.start_dts_job(models.StartDtsJobRequest(dts_job_id=bought.job_id))
        turn(60)
        self.expect(bought.job_id, "Normal")
        group = models.CreateConsumerChannelRequest(
            region_id="cn-hangzhou", dts_instance_id=bought.instance_id, consumer_group_name="g", consumer_group_user_name="u", consumer_group_password="Passw0rd1",
        )
        self.client.create_consumer_channel(group)
        listed = self.client.describe_consumer_channel(models.DescribeConsumerChannelRequest(dts_instance_id=bought.instance_id)).body
        self.assertEqual([channel.consumer_group_name for channel in listed.consumer_channels], ["g"])
        self.client.suspend_dts_job(models.SuspendDtsJobRequest(dts_job_id=bought.job_id))
        self.expect(bought.job_id, "Normal")

    def test_lists_are_paged(self):
        for _ in range(25):
            self.client.create_migration_job(models.CreateMigrationJobRequest(region="cn-hangzhou", migration_job_class="small"))
        seen = set()
        for page in (1, 2, 3):
            request = models.DescribeDtsJobsRequest(job_type="MIGRATION", page_number=page, page_size=10)
            body = self.client.describe_dts_jobs(request).body
            self.assertEqual(body.total_record_count, 25)
            seen.update(job.dts_instance_id for job in body.dts_job_list)
        self.assertEqual(len(seen), 25)

    def test_tags(self):
        bought = self.create("SYNC")
        tag = models.TagResourcesRequestTag(key="team", value="checkout")
        self.client.tag_resources(models.TagResourcesRequest(
            region_id="cn-hangzhou", resource_type="ALIYUN::DTS::INSTANCE", resource_id=[bought.instance_id], tag=[tag]))
        listed = self.client.list_tag_resources(models.ListTagResourcesRequest(
            region_id="cn-hangzhou", resource_type="ALIYUN::DTS::INSTANCE", resource_id=[bought.instance_id])).body
        (found,) = listed.tag_resources.tag_resource
        self.assertEqual((found.tag_key, found.tag_value, found.resource_id), ("team", "checkout", bought.instance_id))

    def test_a_fault_is_seen_as_the_service_would_show_it(self):
        control("faults?rule=DescribeDtsJobs:throttle%3D1000")
        with self.assertRaises(Exception) as refused:
            self.client.describe_dts_jobs(models.DescribeDtsJobsRequest())
        self.assertIn("Throttling.User", str(refused.exception))
        control("faults?rule=DescribeDtsJobDetail:unsuccessful")
        self.assertIs(self.client.describe_dts_job_detail(models.DescribeDtsJobDetailRequest(dts_job_id="a")).body.success, False)


if __name__ == "__main__":
    unittest.main()
