"""The medicines page: what is taken, what clashes, what may be taken, and one page for each ingredient."""

from dataclasses import dataclass, replace

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_POST, require_safe

from unspasm.language import N_
from unspasm.language import gettext as _
from unspasm.library.edition import load, shipped
from unspasm.plan.medicines import sentences
from unspasm.plan.medicines.check import check
from unspasm.plan.medicines.names import names_of
from unspasm.rules.medicine import MedicineName
from unspasm.web.assess.replies import SeeOther
from unspasm.web.context import edition_tag
from unspasm.web.medicines import kept as cookie
from unspasm.web.medicines.forms import AddForm, AmountsForm
from unspasm.web.medicines.kept import MOST_KEPT, Kept, List
from unspasm.web.medicines.shown import Choice, choices, shown, with_typed
from unspasm.web.medicines.shown import ingredient as shown_ingredient
from unspasm.web.plan.person import Asking, asking
from unspasm.web.result import links

_NO_ROOM = N_(
    "There is no room for more on this device. Take one out first, or ask a pharmacist to look at the whole list."
)


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong, and the id of the field where it can be put right."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name that is not settled: nobody knows it, or it holds different things in different countries."""

    name: str
    suggested: tuple[str, ...]
    choices: tuple[Choice, ...]


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    return _page(request, AddForm())


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """A name that is known is kept; one that is not is asked about, and kept only as it stands."""
    form = AddForm(request.POST)
    listed = cookie.read(request)
    if not form.is_valid():
        return _page(request, form)
    if len(listed.items) >= MOST_KEPT:
        form.add_error("name", _full())
        return _page(request, form)
    typed = form.cleaned_data["name"]
    found = names_of(load()).recognised(typed, _country(asking(request)))
    if found.settled is None and not form.cleaned_data["as_it_is"]:
        return _page(request, form, unknown=Unknown(typed, found.suggested, choices(load(), found.found)))
    # Kept under the name that the pages of every language know.
    name = typed if found.settled is None else names_of(load()).in_english(typed)
    return _kept(request, listed.plus(Kept(name)), form)


@require_POST
def pick(request: HttpRequest) -> HttpResponse:
    """What is in a name that means different things: the ingredients by their own names, one line each."""
    edition, listed = load(), cookie.read(request)
    picked = dict.fromkeys(id for id in request.POST.getlist("id") if id in edition.ingredients)
    if len(listed.items) + len(picked) > MOST_KEPT:
        return _page(request, AddForm(), mistakes=(Mistake("name", _full()),))
    for id in picked:
        listed = listed.plus(Kept(shipped().ingredients[id].name))
    return _kept(request, listed, AddForm()) if picked else SeeOther(_here())


@require_POST
def change(request: HttpRequest) -> HttpResponse:
    """Amounts of one line, or the line taken out. `at` and `was` name it: another tab may have changed the list."""
    listed = cookie.read(request)
    at = _named(request, listed)
    if at is None:
        return SeeOther(_here())
    if "remove" in request.POST:
        return _kept(request, listed.without(at), AddForm())
    form = AmountsForm(request.POST)
    if not form.is_valid():
        return _page(request, AddForm(), wrong=(at, form))
    return _kept(request, listed.changed(at, replace(listed.items[at], **form.cleaned_data)), AddForm())


def _named(request: HttpRequest, listed: List) -> int | None:
    """The place of the line that is meant, as long as the same name still stands there."""
    was = request.POST.get("was", "")
    said = request.POST.get("at", "")
    return next((at for at, one in enumerate(listed.items) if str(at) == said and one.name == was), None)


@require_POST
def whole(request: HttpRequest) -> HttpResponse:
    """Whether the list is all that the person takes."""
    listed = cookie.read(request)
    return _kept(request, replace(listed, complete=request.POST.get("complete") == "yes"), AddForm())


@require_POST
def forget(_request: HttpRequest) -> HttpResponse:
    response = SeeOther(_here())
    cookie.forget(response)
    return response


@require_safe
def ingredient(request: HttpRequest, id: str) -> HttpResponse:
    edition = load()
    one = edition.ingredients.get(id)
    if one is None:
        raise Http404
    who = asking(request)
    listed = cookie.read(request)
    country = _country(who)
    name = MedicineName(one.name, (one.id,), {}, one.forms[0].id, ("any",), "", one.reviewed_by)
    made = check(who.assessment, cookie.taking(listed, edition, country), country, (name,))
    facts = {"page": shown_ingredient(edition, one, made.asked[0].parts[0]), "links": links.TO, "who": who}
    return render(request, "medicines/ingredient.html", facts)


@require_safe
def limits(request: HttpRequest) -> HttpResponse:
    """What the check does not know."""
    return render(request, "medicines/limits.html", {"links": links.TO, "limits": _(sentences.LIMITS)})


@require_safe
@cache_control(public=True, max_age=3600)
@condition(etag_func=edition_tag)
def names(_request: HttpRequest) -> HttpResponse:
    """Every name of the table, the same for everyone, so that typing can suggest without telling anyone."""
    return JsonResponse(sorted(set(names_of(load()))), safe=False)


def _page(
    request: HttpRequest,
    form: AddForm,
    *,
    unknown: Unknown | None = None,
    mistakes: tuple[Mistake, ...] = (),
    wrong: tuple[int, AmountsForm] | None = None,
) -> HttpResponse:
    """`wrong`: the line whose amounts cannot be used, with what was typed."""
    who, listed = asking(request), cookie.read(request)
    country = _country(who)
    page = shown(who.assessment, listed, cookie.taking(listed, who.edition, country), country)
    mistakes += tuple(Mistake("name", str(text)) for found in form.errors.values() for text in found)
    if wrong:
        at, amounts = wrong
        found = {name: str(texts[0]) for name, texts in amounts.errors.items()}
        page = with_typed(page, at, request.POST.dict(), found)
        mistakes += tuple(Mistake(f"{name}-{at}", text) for name, text in found.items())
    context = {
        "page": page,
        "form": form,
        "mistakes": mistakes,
        "unknown": unknown,
        "who": who,
        "links": links.TO,
        "limits": _(sentences.LIMITS),
    }
    return render(request, "medicines/medicines.html", context)


def _kept(request: HttpRequest, listed: List, form: AddForm) -> HttpResponse:
    response = SeeOther(_here())
    if cookie.write(response, listed):
        return response
    return _page(request, form, mistakes=(Mistake("name", _(_NO_ROOM)),))


def _here() -> str:
    return reverse("medicines")


def _full() -> str:
    text = _("The list holds {n} at most. Take one out first, or ask a pharmacist to look at the whole list.")
    return text.format(n=MOST_KEPT)


def _country(who: Asking) -> str:
    return who.told.country or str(who.counts.answers.get("country", ""))
