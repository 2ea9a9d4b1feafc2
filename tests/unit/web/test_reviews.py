from desks import Client, post
from tawatur.run.workbench import Workbench


def test_who_judged_what_is_listed_and_each_claim_has_its_history(client: Client, bench: Workbench) -> None:
    one, other = (hit.claim.claim_id for hit in bench.view.unreviewed(most=2))
    post(
        client, f"/api/claims/{one}/judgements", json={"verdict": "edit", "changes": {"type": "curfew"}, "why": "seen"}
    )
    post(client, f"/api/claims/{other}/judgements", json={"verdict": "reject"})
    page = client.get("/reviews", params={"verdict": "edit"}, headers={"accept-language": "en"}).text
    assert f"/history/{one}" in page and f"/history/{other}" not in page
    history = client.get(f"/history/{one}", headers={"accept-language": "en"}).text
    assert "<ins>curfew</ins>" in history and "seen" in history
    listed = client.get("/api/judgements").json()
    assert listed["total"] == 2 and listed["judgements"][0]["judgement"]["verdict"] == "reject"


def test_a_round_is_drawn_coded_and_compared(client: Client, bench: Workbench) -> None:
    claim = bench.view.unreviewed()[0].claim.claim_id
    post(client, f"/api/claims/{claim}/judgements", json={"verdict": "accept"})
    answer = post(client, "/reviews/rounds", data={"name": "جولة أولى", "size": "5"})
    page = client.get(answer.headers["location"])
    assert page.status_code == 200 and "جولة أولى" in page.text
    coding = client.get(f"{answer.headers['location']}/code")
    assert coding.status_code == 200  # who judged it first has nothing to code
    assert client.get("/reviews/rounds/no-such-round").status_code == 400
