"""Ten thousand tasks, listed page by page with the official SDK."""

import unittest

from alibabacloud_dts20200101 import models

from emulator import client, control

TASKS = 10_000
PAGE = 100


class Lists(unittest.TestCase):
    def test_ten_thousand_tasks(self):
        control("reset")
        caller = client()
        create = models.CreateDtsInstanceRequest(region_id="cn-hangzhou", type="SYNC")
        created = {caller.create_dts_instance(create).body.job_id for _ in range(TASKS)}
        self.assertEqual(len(created), TASKS)
        seen, page = [], 0
        while len(seen) == page * PAGE:
            page += 1
            request = models.DescribeDtsJobsRequest(job_type="SYNC", page_number=page, page_size=PAGE)
            body = caller.describe_dts_jobs(request).body
            self.assertEqual(body.total_record_count, TASKS)
            seen += [job.dts_job_id for job in body.dts_job_list]
        self.assertEqual((len(seen), set(seen), page), (TASKS, created, TASKS // PAGE + 1))


if __name__ == "__main__":
    unittest.main()
