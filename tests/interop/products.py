"""The other products of this repository beside their official SDKs: every operation with every set of parameters on the wire, and
every member of every response."""

import itertools
import json
import os
import subprocess
import threading
import unittest
from http.server import ThreadingHTTPServer

from alibabacloud_kms20160120 import models as kms_models
from alibabacloud_kms20160120.client import Client as KmsClient
from alibabacloud_sts20150401 import models as sts_models
from alibabacloud_sts20150401.client import Client as StsClient
from alibabacloud_tea_openapi.models import Config

from operations import tree as parameters_of
from responses import has, tree as response_of
from wire import Server, as_value

PRODUCTS = {"kms": (KmsClient, kms_models, "2016-01-20"), "sts": (StsClient, sts_models, "2015-04-01")}
# The fields that every response can have, and those of a refusal.
REFUSAL = {"RequestId": "R2", "Code": "Forbidden.KeyNotFound", "Message": "no", "HostId": "host"}


def replay(lines):
    """What our client makes of the lines."""
    text = "".join(json.dumps(line) + "\n" for line in lines)
    run = subprocess.run([os.environ["REPLAY"]], input=text, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def operations(product):
    with open(os.path.join(os.environ["MODELS"], f"{product}.json"), encoding="utf-8") as file:
        return json.load(file)["operations"]


def sets(operation, whole):
    """Parameters alone, in pairs and all together, each time with the required ones."""
    needed = [node["path"] for node in operation["request"] if node["required"] and "." not in node["path"]]
    others = [name for name in whole if name not in needed]
    chosen = itertools.chain.from_iterable(itertools.combinations(others, size) for size in (0, 1, 2))
    for some in itertools.chain(chosen, [others]):
        yield {name: whole[name] for name in whole if name in needed or name in some}


class Products(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
        threading.Thread(target=cls.server.serve_forever, daemon=True).start()

    @classmethod
    def tearDownClass(cls):
        cls.server.shutdown()
        cls.server.server_close()

    def client(self, product):
        address = f"127.0.0.1:{self.server.server_port}"
        return PRODUCTS[product][0](
            Config(access_key_id="testid", access_key_secret="testsecret", endpoint=address, protocol="HTTP", region_id="cn-hangzhou")
        )

    def official(self, product, name, parameters):
        """The request of the official SDK."""
        models, client = PRODUCTS[product][1], self.client(product)
        methods = {method.replace("_", ""): method for method in dir(client)}
        method = getattr(client, methods[name.lower()])
        Server.received.clear()
        request = getattr(models, f"{name}Request", None)
        method(request().from_map(parameters)) if request else method()
        (received,) = Server.received
        return received

    def test_every_set_of_parameters_is_the_same_request(self):
        compared = 0
        for product, (_, models, version) in PRODUCTS.items():
            for name, operation in operations(product).items():
                Server.reply = (200, {"RequestId": "R1"})
                for parameters in sets(operation, parameters_of(operation)):
                    with self.subTest(product=product, operation=name, parameters=sorted(parameters)):
                        method, query, form, headers = self.official(product, name, parameters)
                        # The official SDK sends what needs no signature in the older form.
                        older = "Action" in query
                        line = {"do": "request", "product": product, "operation": name, "params": parameters}
                        (ours,) = replay([{**line, "algorithm": "HMAC-SHA1"} if older else line])
                        self.assertNotIn("error", ours)
                        self.assertEqual(ours["method"], method)
                        read = lambda pairs: {key: as_value(value) for key, value in pairs.items()}
                        ours["query"] = dict(ours["query"])
                        if older:
                            for pairs in (ours["query"], query):
                                self.assertEqual(pairs.pop("Format").lower(), "json")
                                for once in ("SignatureNonce", "Timestamp"):
                                    self.assertTrue(pairs.pop(once))
                        self.assertEqual(read(ours["query"]), read(query))
                        self.assertEqual(read(dict(ours["body"])), read(form))
                        for header in ("x-acs-action", "x-acs-version") if not older else ():
                            self.assertEqual(ours["headers"][header], headers[header])
                        self.assertEqual(query["Version"] if older else headers["x-acs-version"], version)
                        self.assertEqual("authorization" in ours["headers"], "authorization" in headers)
                        self.assertEqual("Signature" in ours["query"], "Signature" in query)
                        compared += 1
        self.assertGreater(compared, 200)

    def test_every_parameter_of_the_official_sdk_is_one_of_the_spec(self):
        for product, (_, models, _) in PRODUCTS.items():
            for name, operation in operations(product).items():
                request = getattr(models, f"{name}Request", None)
                # The names of a request with every attribute set.
                official = set()
                if request:
                    filled = request()
                    for attribute in vars(filled):
                        setattr(filled, attribute, "x")
                    filled.validate = lambda: None
                    official = set(filled.to_map())
                ours = {node["path"].split(".")[0].rstrip("[]{}") for node in operation["request"]}
                # Members of the response, those of lists and structures left out.
                fields = {attribute for attribute in getattr(models, f"{name}ResponseBody")().__dict__}
                known = {node["path"].replace("_", "").lower() for node in operation["response"]}
                with self.subTest(product=product, operation=name):
                    self.assertEqual(official, ours)
                    self.assertEqual({field.replace("_", "") for field in fields}, {path for path in known if "." not in path})

    def test_every_member_of_every_response_is_read_by_both(self):
        members = 0
        for product, (_, models, _) in PRODUCTS.items():
            for name, operation in operations(product).items():
                body, places = response_of(name, operation["response"])
                official = getattr(models, f"{name}ResponseBody")().from_map(body).to_map()
                (ours,) = replay([{"do": "decode", "product": product, "operation": name, "body": body}])
                with self.subTest(product=product, operation=name):
                    self.assertNotIn("unfit", ours)
                    for parts in places:
                        self.assertTrue(has(official, parts), f"the official SDK does not read {parts}")
                        self.assertTrue(has(ours["ok"], parts), f"our client does not read {parts}")
                    members += len(places)
        self.assertGreater(members, 80)

    def test_a_refusal_has_the_same_code_for_both(self):
        for product in PRODUCTS:
            for name, operation in operations(product).items():
                parameters = parameters_of(operation)
                Server.reply = (404, REFUSAL)
                with self.subTest(product=product, operation=name):
                    with self.assertRaises(Exception) as raised:
                        self.official(product, name, parameters)
                    line = {"do": "decode", "product": product, "operation": name, "http_status": 404, "body": REFUSAL}
                    (ours,) = replay([line])
                    self.assertEqual(raised.exception.code, ours["error"]["code"])
                    self.assertEqual(ours["error"]["code"], REFUSAL["Code"])


if __name__ == "__main__":
    unittest.main()
