"""A saved page of our own making: navigation, JSON-LD, an article, related links and a footer."""

from typing import Final

TITLE: Final = "مقتل خمسة مدنيين بقصف على ريف البوكمال"
PARAGRAPHS: Final = (
    "قُتل خمسة مدنيين وأصيب ثلاثة آخرون بجروح، صباح أمس الاثنين، جراء قصف مدفعي استهدف بلدة السوسة بريف البوكمال.",
    "وقال ناشطون محليون إن القصف مصدره مواقع ميليشيا “الحرس الثوري” الإيراني غرب نهر الفرات، ولم تعلّق أي جهة رسمية.",
    "وأضاف مراسل الشبكة أن فرق الإسعاف نقلت الجرحى إلى مستشفى الشحيل، وأن حالة اثنين منهم خطرة بحسب مصدر طبي.",
)
NAVIGATION: Final = "الرئيسية أخبار سياسة رياضة اتصل بنا"
RELATED: Final = "غارة جوية تستهدف حلب قبل عامين"
FOOTER: Final = "جميع الحقوق محفوظة لشبكة الفرات"

LINKED: Final = """<script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [
  {"@type": "WebSite", "name": "شبكة الفرات الإخبارية"},
  {"@type": "NewsArticle", "headline": "مقتل خمسة مدنيين بقصف على ريف البوكمال",
   "datePublished": "2022-11-15T10:30:00+03:00", "dateModified": "2022-11-20T08:00:00+03:00",
   "publisher": {"@type": "Organization", "name": "شبكة الفرات"}}]}
</script>"""
META: Final = """<meta property="og:site_name" content="شبكة الفرات الإخبارية">
<meta property="og:title" content="مقتل خمسة مدنيين بقصف على ريف البوكمال">
<link rel="canonical" href="https://www.alfurat.example/news/4711">"""
TIME: Final = '<time datetime="2022-11-14">14 تشرين الثاني</time>'


def page(*, head: str = META + LINKED, time: str = TIME, paragraphs: tuple[str, ...] = PARAGRAPHS) -> str:
    """Return the page's markup."""
    body = "\n".join(f"<p>{words}</p>" for words in paragraphs)
    menu = "".join(f'<li><a href="/{i}">{word}</a></li>' for i, word in enumerate(NAVIGATION.split()))
    return f"""<!DOCTYPE html>
<html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{TITLE} - شبكة الفرات</title>{head}
<script>var ads = "إعلان";</script></head>
<body><nav><ul>{menu}</ul></nav>
<main><article><h1>{TITLE}</h1>{time}
{body}
</article>
<aside class="related"><h3>اقرأ أيضاً</h3><ul><li><a href="/old">{RELATED}</a></li></ul></aside></main>
<footer><p>{FOOTER}</p></footer></body></html>"""
