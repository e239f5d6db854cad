"""The same scenarios with both clients, the official SDK and this one, each against an emulator of its own with the same
seed: what the calls sent, and what the clients read from the responses, field by field.

This SDK takes part through the conformance runner (docs/replay.md), which makes its requests and reads their responses.
"""

import fnmatch
import json
import os
import subprocess
import unittest
import urllib.error
import urllib.parse
import urllib.request

from alibabacloud_dts20200101 import models

import emulator

ADDRESSES = os.environ["TWIN_EMULATORS"].split()
REPLAY = os.environ["REPLAY"]

DATABASES = json.dumps({"shop": {"name": "shop", "all": True}})
REGION = {"RegionId": "cn-hangzhou"}
ENDPOINTS = {
    **{f"{side}Endpoint{name}": value for side in ("Source", "Destination") for name, value in [
        ("InstanceType", "RDS"), ("EngineName", "MySQL"), ("Region", "cn-hangzhou"), ("UserName", "user"), ("Password", "secret+/ *~")]},
    "SourceEndpointInstanceID": "rm-bp1",
    "DestinationEndpointInstanceID": "rm-bp2",
}
SOURCE = {name: value for name, value in ENDPOINTS.items() if name.startswith("Source")}
COPY = {"StructureInitialization": True, "DataInitialization": True, "DataSynchronization": True}


def buy(kind, **more):
    return ("CreateDtsInstance", {
        **REGION, "Type": kind, "SourceRegion": "cn-hangzhou", "DestinationRegion": "cn-hangzhou", "SourceEndpointEngineName": "MySQL",
        "DestinationEndpointEngineName": "MySQL", "InstanceClass": "small", "PayType": "PostPaid", **more})


def configure(kind, **more):
    return ("ConfigureDtsJob", {
        **REGION, "DtsInstanceId": "{InstanceId}", "DtsJobName": "shop", "JobType": kind, "DbList": DATABASES, **COPY, **ENDPOINTS, **more})


TASK = {"DtsJobId": "{JobId}"}
DETAIL = ("DescribeDtsJobDetail", TASK)
# A step is a call, or the seconds that pass. Names in braces are taken from earlier responses.
SCENARIOS = {
    "migration": [
        buy("MIGRATION"), DETAIL, configure("MIGRATION", DtsJobId="{JobId}"), DETAIL, 4, DETAIL,
        ("DescribePreCheckStatus", {**TASK, "JobCode": "01", "PageNo": "1", "PageSize": "3"}), 7, DETAIL, 3, DETAIL,
        ("DescribeDtsJobs", {"JobType": "MIGRATION", "PageNumber": 1, "PageSize": 10}),
        ("DescribeMigrationJobStatus", {"MigrationJobId": "{InstanceId}"}), 60, DETAIL,
        ("ModifyDtsJobName", {**TASK, "DtsJobName": "商店 a+b"}), ("SuspendDtsJob", TASK), DETAIL, ("StartDtsJob", TASK),
        ("StopDtsJob", TASK), DETAIL, ("StartDtsJob", TASK), ("DeleteDtsJob", TASK), DETAIL,
    ],
    "two-way synchronization": [
        buy("SYNC", SyncArchitecture="bidirectional"),
        configure("SYNC", SynchronizationDirection="Forward"), configure("SYNC", SynchronizationDirection="Reverse"), 60,
        *[("DescribeSynchronizationJobStatus", {"SynchronizationJobId": "{InstanceId}", "SynchronizationDirection": direction})
          for direction in ("Forward", "Reverse")],
        ("DescribeDtsJobs", {"JobType": "SYNC"}), ("DescribeSynchronizationJobs", {}),
        ("TagResources", {**REGION, "ResourceType": "ALIYUN::DTS::INSTANCE", "ResourceId": ["{InstanceId}"],
                          "Tag": [{"Key": "team", "Value": "checkout"}]}),
        ("ListTagResources", {**REGION, "ResourceType": "ALIYUN::DTS::INSTANCE", "ResourceId": ["{InstanceId}"]}),
        ("CreateJobMonitorRule", {"DtsJobId": "{DtsJobId}", "Type": "delay", "State": "Y", "DelayRuleTime": 10}),
        ("DescribeJobMonitorRule", {"DtsJobId": "{DtsJobId}"}),
        ("SuspendSynchronizationJob", {"SynchronizationJobId": "{InstanceId}"}),
        ("StartSynchronizationJob", {"SynchronizationJobId": "{InstanceId}"}),
        ("ResetDtsJob", {"DtsInstanceId": "{InstanceId}", "SynchronizationDirection": "Reverse"}),
        ("DeleteSynchronizationJob", {"SynchronizationJobId": "{InstanceId}"}), ("DescribeDtsJobs", {"JobType": "SYNC"}),
    ],
    "subscription": [
        buy("SUBSCRIBE"),
        ("ConfigureSubscription", {
            **REGION, **TASK, "DtsInstanceId": "{InstanceId}", "DtsJobName": "track", "DbList": DATABASES,
            "SubscriptionInstanceNetworkType": "vpc", "SubscriptionDataTypeDDL": True, "SubscriptionDataTypeDML": True, **SOURCE}),
        ("StartDtsJob", TASK), 60, DETAIL,
        ("CreateConsumerChannel", {**REGION, "DtsInstanceId": "{InstanceId}", "ConsumerGroupName": "g", "ConsumerGroupUserName": "u",
                                   "ConsumerGroupPassword": "Passw0rd1"}),
        ("DescribeConsumerChannel", {"DtsInstanceId": "{InstanceId}"}),
        ("DescribeSubscriptionInstances", {}), ("DescribeSubscriptionInstanceStatus", {"SubscriptionInstanceId": "{InstanceId}"}),
        ("SuspendDtsJob", TASK), DETAIL,
    ],
    "refusals": [
        ("DescribeDtsJobDetail", {"DtsJobId": "nobody"}), buy("SYNC"), ("StartDtsJob", TASK),
        ("CreateDtsInstance", {**REGION, "Type": "SYNC", "JobId": "nobody"}),
    ],
}

# Differences that are no faults: the place (`*` for any text), and why.
REASONS = {
    "*.CreateTime": "each emulator has a clock of its own",
    "*.InstanceCreateTime": "each emulator has a clock of its own",
    "*.JobCreateTime": "each emulator has a clock of its own",
    "*Percent": "time passes between the calls of the two",
    "*EndpointEngineName": "this SDK sends the documented spelling, and the service ignores letter case",
    "*Endpoint.EngineName": "what was sent comes back",
}


def filled(value, known):
    if isinstance(value, dict):
        return {name: filled(inner, known) for name, inner in value.items()}
    if isinstance(value, list):
        return [filled(inner, known) for inner in value]
    for name, text in known.items() if isinstance(value, str) else ():
        value = value.replace("{" + name + "}", text)
    return value


class Official:
    def __init__(self, address):
        self.client = emulator.client(address=address)
        self.methods = {name.replace("_", ""): name for name in dir(self.client) if not name.startswith("_")}

    def call(self, operation, parameters):
        request = getattr(models, f"{operation}Request")().from_map(parameters)
        try:
            return {"ok": getattr(self.client, self.methods[operation.lower()])(request).body.to_map()}
        except Exception as error:  # noqa: BLE001: whatever it is, it is the result
            return {"error": {"code": getattr(error, "code", repr(error)), "http_status": getattr(error, "status_code", None)}}


class Own:
    def __init__(self, address):
        self.address = address
        self.runner = subprocess.Popen([REPLAY], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, **line):
        self.runner.stdin.write(json.dumps(line) + "\n")
        self.runner.stdin.flush()
        return json.loads(self.runner.stdout.readline())

    def call(self, operation, parameters):
        made = self.ask(do="request", operation=operation, params=parameters, endpoint=f"http://{self.address}")
        if "error" in made:
            return made
        url = f"http://{self.address}{made['path']}?{made['raw_query']}"
        body = (made.get("raw_body") or "").encode()
        request = urllib.request.Request(url, data=body, headers=dict(made["headers"]), method=made["method"])
        try:
            with urllib.request.urlopen(request) as response:
                status, text = response.status, response.read().decode()
        except urllib.error.HTTPError as refused:
            status, text = refused.code, refused.read().decode()
        read = self.ask(do="decode", operation=operation, http_status=status, body=text)
        if "error" in read:
            return {"error": {name: read["error"].get(name) for name in ("code", "http_status")}}
        return read

    def close(self):
        self.runner.stdin.close()
        self.runner.stdout.close()
        self.runner.wait()


def leaves(value, place=""):
    """The values without members, by their place. An empty list or object is one."""
    if isinstance(value, dict) and value:
        return {name: leaf for key, inner in value.items() for name, leaf in leaves(inner, f"{place}.{key}").items()}
    if isinstance(value, list) and value:
        return {name: leaf for index, inner in enumerate(value) for name, leaf in leaves(inner, f"{place}[{index}]").items()}
    return {place: value}


def text(value):
    """The official SDK has the documented types, this one what the texts say: `"true"` and `true` are the same here."""
    return value.lower() if isinstance(value, str) and value in ("True", "False") else json.dumps(value) if not isinstance(value, str) else value


def differences(one, other):
    # This SDK ignores the letter case of names in responses, and shows the names of the spec.
    one, other = ({place.lower(): text(value) for place, value in leaves(side).items()} for side in (one, other))
    for place in sorted(one.keys() | other.keys()):
        theirs, ours = (side.get(place) for side in (one, other))
        # The official SDK makes an empty list of an absent one.
        if theirs != ours and not (theirs == "[]" and ours is None):
            yield place, theirs, ours


class Both(unittest.TestCase):
    def test_both_clients_send_and_read_the_same(self):
        found, compared = [], 0
        for title, steps in SCENARIOS.items():
            for address in ADDRESSES:
                emulator.control("reset", address=address)
            clients, known = (Official(ADDRESSES[0]), Own(ADDRESSES[1])), ({}, {})
            for number, step in enumerate(steps):
                if isinstance(step, int):
                    for address in ADDRESSES:
                        emulator.control(f"clock?advance={step}", address=address)
                    continue
                operation, parameters = step
                results = [client.call(operation, filled(parameters, names)) for client, names in zip(clients, known)]
                sent = [emulator.control("calls", method="GET", address=address)[-1]["parameters"] for address in ADDRESSES]
                compared += sum(len(leaves(result)) for result in results)
                for names, result in zip(known, results):
                    names.update((name, text) for name, text in result.get("ok", {}).items() if isinstance(text, str))
                where = f"{title}, call {number} {operation}"
                for place, theirs, ours in [
                    *differences(*results),
                    *((f" sent{place}", theirs, ours) for place, theirs, ours in differences(*sent)),
                ]:
                    if not any(fnmatch.fnmatchcase(f"{operation}{place}".lower(), pattern.lower()) for pattern in REASONS):
                        found.append(f"{where}{place}: the official SDK has {theirs!r}, this one {ours!r}")
            clients[1].close()
        print("\n".join(found), end="\n" if found else "")
        print(f"{compared} fields and {len(found)} differences that are not listed")
        self.assertFalse(found)
        self.assertGreater(compared, 1000)


if __name__ == "__main__":
    unittest.main()
