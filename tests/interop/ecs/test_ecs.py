"""A part of Ecs beside its official client: lists in structures in lists, structures and maps as JSON, and bytes."""

import json
import os
import subprocess
import threading
import unittest
from http.server import ThreadingHTTPServer

from alibabacloud_ecs20140526 import models
from alibabacloud_ecs20140526.client import Client
from alibabacloud_tea_openapi.models import Config

from wire import Server, as_value

# The calls, each with the response that the server gives.
CALLS = [
    (
        "RunInstances",
        {
            "RegionId": "cn-hangzhou",
            "ImageId": "m-1",
            "Amount": 2,
            "DryRun": True,
            "UserData": "IyEvYmluL3No/+8=",
            "SystemDisk": {"Category": "cloud_essd", "Size": "40", "BurstingEnabled": False},
            "DataDisk": [{"Category": "cloud", "Size": 20, "DeleteWithInstance": True}, {"Size": 30}],
            "NetworkInterface": [
                {"InstanceType": "Primary", "Ipv6Address": ["2001:db8::1", "2001:db8::2"], "SecurityGroupIds": ["sg-1"]},
                {"SecurityGroupIds": ["sg-1", "sg-2"]},
            ],
            "SecurityGroupIds": ["sg-1", "sg-2"],
            "PrivateDnsNameOptions": {"HostnameType": "Custom", "EnableIpDnsARecord": True},
            "Tag": [{"Key": "team", "Value": "shop & stock"}, {"Key": "stage", "Value": ""}],
        },
        {"RequestId": "R1", "OrderId": "1", "TradePrice": 0.5, "InstanceIdSets": {"InstanceIdSet": ["i-1", "i-2"]}},
    ),
    ("RunInstances", {"RegionId": "cn-hangzhou"}, {"RequestId": "R2"}),
    (
        "RunCommand",
        {
            "RegionId": "cn-hangzhou",
            "Type": "RunShellScript",
            "CommandContent": "echo {{name}}",
            "InstanceId": ["i-1", "i-2"],
            "Parameters": {"name": "Jürgen \"J\"", "empty": ""},
            "Timeout": 60,
            "KeepCommand": False,
        },
        {"RequestId": "R3", "CommandId": "c-1", "InvokeId": "t-1"},
    ),
    (
        "ModifyCloudAssistantSettings",
        {
            "RegionId": "cn-hangzhou",
            "SettingType": "OssDelivery",
            "OssDeliveryConfig": {"Enabled": True, "BucketName": "results", "Prefix": "a/b"},
            "AgentUpgradeConfig": {"Enabled": False, "AllowedUpgradeWindow": ["02:00-03:00", "04:00-05:00"], "TimeZone": "UTC"},
        },
        {"RequestId": "R4"},
    ),
]
METHODS = {
    "RunInstances": "run_instances",
    "RunCommand": "run_command",
    "ModifyCloudAssistantSettings": "modify_cloud_assistant_settings",
}


class Ecs(unittest.TestCase):
    def test_requests_and_responses_are_the_same(self):
        server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        address = f"127.0.0.1:{server.server_port}"
        client = Client(
            Config(access_key_id="testid", access_key_secret="testsecret", endpoint=address, protocol="HTTP", region_id="cn-hangzhou")
        )
        for name, parameters, reply in CALLS:
            with self.subTest(operation=name, parameters=sorted(parameters)):
                Server.received.clear()
                Server.reply = (200, reply)
                request = getattr(models, f"{name}Request")().from_map(parameters)
                theirs = getattr(client, METHODS[name])(request).body.to_map()
                line = json.dumps({"operation": name, "parameters": parameters})
                run = subprocess.run([os.environ["CALLS"], address], input=line, capture_output=True, text=True)
                self.assertEqual(run.returncode, 0, run.stderr)
                official, own = Server.received
                read = lambda pairs: {key: as_value(value) for key, value in pairs.items()}
                self.assertEqual(own[0], official[0])
                self.assertEqual(read(own[1]), read(official[1]))
                self.assertEqual(read(own[2]), read(official[2]))
                for header in ("x-acs-action", "x-acs-version"):
                    self.assertEqual(own[3][header], official[3][header])
                self.assertEqual(json.loads(run.stdout), theirs)


if __name__ == "__main__":
    unittest.main()
