"""The older official core, with the RPC signature of version 1."""

import json
import unittest

from aliyunsdkcore.acs_exception.exceptions import ServerException
from aliyunsdkcore.client import AcsClient
from aliyunsdkcore.request import RpcRequest

import emulator


def call(action, parameters=None, form="JSON", secret="testsecret"):
    client = AcsClient("testid", secret, "cn-hangzhou")
    request = RpcRequest("Dts", "2020-01-01", action)
    request.set_endpoint(emulator.ADDRESS)
    request.set_accept_format(form)
    request.set_protocol_type("http")
    request.set_method("POST")
    for name, value in (parameters or {}).items():
        request.add_query_param(name, value)
    # The other way to call turns the format into JSON.
    body = client.do_action(request) if form == "XML" else client.do_action_with_exception(request)
    return body.decode()


class Older(unittest.TestCase):
    def setUp(self):
        emulator.control("reset")

    def test_a_migration_with_the_classic_operations(self):
        created = json.loads(call("CreateMigrationJob", {"Region": "cn-hangzhou", "MigrationJobClass": "small"}))
        job = created["MigrationJobId"]
        listed = json.loads(call("DescribeMigrationJobs"))
        (entry,) = listed["MigrationJobs"]["MigrationJob"]
        self.assertEqual((entry["MigrationJobID"], entry["MigrationJobStatus"]), (job, "NotConfigured"))
        self.assertEqual(listed["Success"], "true")

    def test_a_response_in_xml(self):
        text = call("DescribeMigrationJobs", form="XML")
        self.assertIn("<DescribeMigrationJobsResponse>", text)
        self.assertIn("<Success>true</Success>", text)

    def test_a_wrong_secret(self):
        with self.assertRaises(ServerException) as refused:
            call("DescribeDtsJobs", secret="wrong")
        self.assertEqual(refused.exception.error_code, "SignatureDoesNotMatch")


if __name__ == "__main__":
    unittest.main()
