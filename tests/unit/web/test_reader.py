from desks import Client, post, token_of
from tawatur.run.workbench import Workbench


def first(bench: Workbench) -> tuple[str, str]:
    hit = bench.view.unreviewed()[0]
    return hit.claim.document.sha256, hit.claim.claim_id


def test_a_report_shows_its_text_to_the_letter_and_its_claims(client: Client, bench: Workbench) -> None:
    report, claim = first(bench)
    answer = client.get(f"/reports/{report}")
    assert answer.status_code == 200
    assert f'id="{claim}"' in answer.text
    opened = client.get(f"/api/reports/{report}").json()
    text = opened["kept"]["document"]["text"]
    for mark in opened["marks"]:
        assert 0 <= mark["start"] < mark["end"] <= len(text)


def test_a_claim_is_judged_by_a_form_and_taken_back(client: Client, bench: Workbench) -> None:
    report, claim = first(bench)
    answer = post(client, f"/reports/{report}/claims/{claim}/judge", data={"verdict": "accept", "expects": "0"})
    assert answer.status_code == 303 and answer.headers["location"].endswith(f"#{claim}")
    hit = client.get(f"/api/claims/{claim}").json()
    assert hit["standing"]["verdict"] == "accept" and hit["standing"]["by"] == "tester"
    post(client, f"/reports/{report}/claims/{claim}/judge", data={"verdict": "undo"})
    assert client.get(f"/api/claims/{claim}").json()["standing"] is None
    assert [step["verdict"] for step in client.get(f"/api/claims/{claim}/history").json()] == ["read", "accept", "undo"]


def test_who_judges_what_somebody_judged_meanwhile_is_told(client: Client, bench: Workbench) -> None:
    _, claim = first(bench)
    path = f"/api/claims/{claim}/judgements"
    assert post(client, path, json={"verdict": "accept", "expects": 0}).status_code == 201
    answer = post(client, path, json={"verdict": "reject", "expects": 0})
    assert answer.status_code == 409 and answer.json()["code"] == "T086"


def test_a_correction_is_found_and_coded(client: Client, bench: Workbench) -> None:
    _, claim = first(bench)
    path = f"/api/claims/{claim}/judgements"
    answer = post(client, path, json={"verdict": "edit", "changes": {"type": "curfew"}})
    assert answer.status_code == 201
    assert answer.json()["claim"]["type"] == "curfew"
    assert answer.json()["claim"]["plover"]["event"] == "COERCE"
    found = client.get("/api/claims", params={"type": "curfew"}).json()
    assert claim in [hit["claim"]["claim_id"] for hit in found["hits"]]
    post(client, f"/api/claims/{claim}/undo", json={})
    found = client.get("/api/claims", params={"type": "curfew"}).json()
    assert claim not in [hit["claim"]["claim_id"] for hit in found["hits"]]


def test_corrections_that_do_not_fit_are_refused(client: Client, bench: Workbench) -> None:
    _, claim = first(bench)
    path = f"/api/claims/{claim}/judgements"
    wrong = '[{"text":"كلمات","start":0,"end":5,"id":null,"name":null,"kind":null}]'
    for changes in ({"type": "no such"}, {"claim_id": "x"}, {"actors": "{"}, {"actors": wrong}, {}):
        answer = post(client, path, json={"verdict": "edit", "changes": changes})
        assert answer.status_code == 400, changes
        assert answer.json()["code"] == "T041"
    assert client.get(f"/api/claims/{claim}").json()["standing"] is None


def test_a_missed_claim_is_added_with_exact_words_and_taken_back(client: Client, bench: Workbench) -> None:
    report, _ = first(bench)
    text = client.get(f"/api/reports/{report}").json()["kept"]["document"]["text"]
    start = text.index(" ", len(text) // 2) + 1
    end = text.index(" ", start)
    given = {"start": start, "end": end, "type": "visit", "why": "missed"}
    answer = post(client, f"/api/reports/{report}/claims", json=given)
    assert answer.status_code == 201, answer.text
    made = answer.json()
    assert made["claim"]["trigger"]["text"] == text[start:end]
    assert made["standing"]["verdict"] == "add" and made["event"] is not None
    key = made["claim"]["claim_id"]
    assert post(client, f"/api/claims/{key}/undo", json={}).json()["claim"] is None
    assert key not in [
        hit["claim"]["claim_id"] for hit in client.get("/api/claims", params={"limit": 500}).json()["hits"]
    ]
    again = post(client, f"/api/reports/{report}/claims", json=given)
    assert again.status_code == 201


def test_review_leads_on_and_the_original_is_only_given_to_keep(client: Client, bench: Workbench) -> None:
    answer = client.get("/review", follow_redirects=False)
    assert answer.status_code == 303
    report, _ = first(bench)
    original = client.get(f"/reports/{report}/original")
    assert original.headers["content-disposition"].startswith("attachment")
    assert original.headers["content-type"].startswith("application/octet-stream")
    assert token_of(client)


def test_words_are_offered_what_their_sentence_says(client: Client, bench: Workbench) -> None:
    report, claim = first(bench)
    trigger = client.get(f"/api/claims/{claim}").json()["claim"]["trigger"]
    where = {"start": trigger["start"], "end": trigger["end"]}
    answer = client.get(f"/api/reports/{report}/offer", params=where)
    assert answer.status_code == 200 and answer.json()["claim"]["trigger"]["text"] == trigger["text"]
    for start, end in ((5, 5), (9, 2), (0, 10**8), (-1, 3)):
        assert client.get(f"/api/reports/{report}/offer", params={"start": start, "end": end}).status_code == 400
    assert client.get("/api/reports/none/offer", params=where).status_code == 404


def test_a_place_says_where_it_lies(client: Client) -> None:
    found = client.get("/api/registry/place", params={"words": "الميادين"}).json()[0]
    placed = client.get(f"/api/locations/{found['id']}").json()
    assert placed["id"] == found["id"] and placed["metres"] > 0 and placed["precision"] in ("town", "area")
    assert client.get("/api/locations/nowhere_at_all").status_code in (400, 404)


def test_why_says_what_a_rule_means_in_the_language_of_the_page(client: Client, bench: Workbench) -> None:
    report, _ = first(bench)
    assert "The word itself names the act" in client.get(f"/reports/{report}?lang=en").text
    assert "الكلمة نفسها تسمّي الحدث" in client.get(f"/reports/{report}?lang=ar").text
