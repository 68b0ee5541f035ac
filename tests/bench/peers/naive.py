"""Flask, peewee's rows and marshmallow's dump, as tutorials have it: relations are followed where needed."""

import os

from flask import Flask, jsonify, request
from marshmallow import Schema

from data.database import connect, database
from data.models import Claim, ClaimSubject
from schemas.claims import ClaimOut
from schemas.shapes import Out

connect(f"sqlite:///{os.environ['BENCH_DATABASE']}")
# Without the generated functions.
Out.dump = Schema.dump
app = Flask(__name__)


@app.get("/v1/claims")
def claims():
    """Answer with a page of claims."""
    with database.connection_context():
        query = Claim.select().where(Claim.speaker == int(request.args["speaker"]))
        found = list(query.order_by(Claim.said_on.desc(), Claim.id.desc()).limit(50))
        for claim in found:
            links = ClaimSubject.select().where(ClaimSubject.claim == claim)
            claim.subjects = [link.subject for link in links]
        return jsonify(items=ClaimOut(many=True).dump(found), next_cursor=None)
