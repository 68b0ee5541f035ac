"""Articles over HTTP."""

from flask import current_app, url_for
from flask.views import MethodView

from api.blueprint import ONE, Blueprint
from api.caching import must_match
from api.forms import ARTICLES, CLAIMS
from api.paging import listing
from api.selectors import with_selectors
from data import articles, claims, contradictions
from jobs import ingest
from schemas.articles import ArticleDetailOut, ArticleIn, ArticleOut, ArticleQuery
from schemas.claims import ArticleClaimsQuery, ClaimPageOut
from schemas.shapes import page_of

blueprint = Blueprint(
    "articles", __name__, description="News articles: read, stored, taken apart into claims."
)
ARTICLE = "/articles/" + ONE.format("article_id")


@blueprint.route("/articles")
class Articles(MethodView):
    """All articles."""

    @blueprint.doc(operationId="listArticles")
    @blueprint.arguments(ArticleQuery, location="query")
    @blueprint.response(200, page_of(ArticleOut))
    def get(self, asked):
        """List articles, newest first."""
        return listing(articles.search, asked, ARTICLES)

    @blueprint.doc(operationId="createArticle")
    @blueprint.arguments(ArticleIn)
    @blueprint.response(201, ArticleDetailOut, description="Read and stored.")
    @blueprint.alt_response(200, schema=ArticleDetailOut, description="It is there already: this one.")
    def post(self, given):
        """Read an article: store it, find its claims, compare them with all others.

        Without `published_at` the date is inferred, and `published_origin` says from what. The
        same text from the same source is not stored twice: the answer is 200, and the article
        that is there.
        """
        read = ingest.ingest(settings=current_app.settings, **given)
        where = url_for("articles.Article", article_id=read.article.id)
        return whole(read.article.id), 201 if read.new else 200, {"Location": where}


@blueprint.route(ARTICLE)
class Article(MethodView):
    """One article."""

    @blueprint.doc(operationId="getArticle")
    @blueprint.response(200, ArticleDetailOut)
    def get(self, article_id):
        """Read an article with its text."""
        return whole(article_id)

    @blueprint.doc(operationId="deleteArticle")
    @blueprint.response(204)
    def delete(self, article_id):
        """Delete an article with its claims and their contradictions.

        Speakers, sources and subjects stay, and so do judgements: sent again, the article
        finds them.
        """
        must_match(ArticleDetailOut, whole(article_id))
        articles.delete(article_id)


@blueprint.route(f"{ARTICLE}/claims")
class ArticleClaims(MethodView):
    """The claims of one article."""

    @blueprint.doc(operationId="listClaimsOfArticle")
    @blueprint.arguments(ArticleClaimsQuery, location="query")
    @blueprint.response(200, ClaimPageOut)
    def get(self, asked, article_id):
        """List the claims of an article, in the order of its text."""
        dress = with_selectors if asked.pop("selectors") else None
        return listing(lambda: claims.of_article(article_id), asked, CLAIMS, dress)


def whole(article_id: int):
    """An article with the numbers of what was found in it."""
    article = articles.get(article_id)
    article.claims_count = claims.of_article(article_id).count()
    article.contradictions_count = contradictions.count(
        article=article_id, default_confidence=current_app.settings.listing_confidence
    )
    return article
