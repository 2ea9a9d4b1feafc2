from desks import Client, post


def test_a_selection_is_given_away_as_a_file(client: Client) -> None:
    page = client.get("/export", params={"country": "SY"}, headers={"accept-language": "en"})
    assert "Syria" in page.text
    answer = post(client, "/export?country=SY", data={"what": "claims", "format": "csv", "bom": "true"})
    assert answer.status_code == 200 or answer.status_code == 201
    assert answer.headers["content-disposition"].startswith('attachment; filename="tawatur-claims-')
    assert answer.content.startswith(b"\xef\xbb\xbfclaim_id")
    some, every = len(answer.content), len(post(client, "/export", data={"format": "csv"}).content)
    assert 100 < some < every


def test_the_api_gives_the_same_and_refuses_nonsense(client: Client) -> None:
    answer = post(client, "/api/export?what=events&format=geojson&without_sources=true")
    assert answer.status_code == 200 and answer.json()["type"] == "FeatureCollection"
    for wrong in ("format=exe", "what=secrets", "coarse=3", "delay=-1", "delay=x", "only=none"):
        assert post(client, f"/api/export?{wrong}").status_code == 400, wrong
