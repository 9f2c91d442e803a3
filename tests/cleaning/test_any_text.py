"""Whatever comes in: no error, and Passages that lie in the text, in order, apart, and leave no word out."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.cleaning import article_from_text, clean
from tellings.config import Settings
from tellings.intake import RawDocument
from tellings.intake.decode import decode
from tellings.model import Article

PIECES = st.sampled_from(
    [
        "Two men drowned.",
        "Barge sinks",
        "LORNE, May 5 (TSW) - ",
        "By Ada Morrow",
        "12:40",
        "1 May 2024",
        "31 February",
        "Home | News | Log in",
        "Leave a Reply",
        "3 comments",
        "Related",
        "© Lorne Post. All rights reserved.",
        "\n",
        "\n\n",
        " ",
        "\u200b",
        "\u202e",
        "\x1b[31m",
        "9" * 60,
        "“",
        "”",
        "…",
        "-",
        "|",
        "(",
        "said",
        "Friday",
        "\r\n",
        "\ufeff",
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=30).map("".join), st.lists(PIECES, max_size=30).map("\n".join))


def sound(article: Article) -> None:
    end = 0
    for passage in article.passages:
        assert end <= passage.start < passage.end <= len(article.text)
        assert article.text[passage.start : passage.end].strip()
        end = passage.end
    covered = set()
    for passage in article.passages:
        covered.update(range(passage.start, passage.end))
    assert all(i in covered for i, c in enumerate(article.text) if c.isalnum())
    for value in article.metadata:
        if value.start is not None and value.end is not None:
            assert 0 <= value.start < value.end <= len(article.text)
    for evidence in article.published_evidence:
        assert article.text[evidence.start : evidence.end] == evidence.quote


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_any_text(text):
    article = article_from_text(text)
    sound(article)
    assert article.text == text.replace("\r\n", "\n").replace("\r", "\n")


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["text", "html"]))
def test_any_bytes(data, media):
    decoded = decode(data)
    if decoded is None:
        return
    article, problems = clean(RawDocument(file="a", media=media, text=decoded.text, raw_sha256="0" * 64), Settings())
    if article is None:
        assert problems
    else:
        sound(article)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div class='x'>",
                "</div>",
                "<h1>Barge</h1>",
                "Two men drowned off Lorne on Friday.",
                "<",
                ">",
                "<script>",
                "<time datetime='2024-13-45'>",
                "<meta name='date' content='31 February'>",
                "&#0;",
                "&bogus;",
                "<!--",
                "<a href='x'>",
                "<table><tr><td>",
            ]
        ),
        max_size=25,
    ).map("".join)
)
def test_any_page(source):
    article, problems = clean(RawDocument(file="a", media="html", text=source, raw_sha256="0" * 64), Settings())
    assert article is not None or problems
