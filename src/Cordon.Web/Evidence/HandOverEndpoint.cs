using Cordon.Domain;
using Cordon.Domain.Incidents;
using Cordon.Features.Evidence;
using Cordon.Features.Evidence.HandingOver;
using Cordon.Web.Imports;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;

namespace Cordon.Web.Evidence;

/// <summary>Hands evidence over as a package: <c>evidence</c> (once for each item) or <c>incident</c>, <c>purpose</c> and <c>recipient</c>, in the address or, from a page's form, in the body.</summary>
public static class HandOverEndpoint
{
    public const string Path = "/evidence/hand-over";
    private const int MostFormBytes = 1 << 20;

    public static async Task<IResult> HandleAsync(HttpContext http, IAntiforgery antiforgery, HandOverEvidenceHandler evidence, CancellationToken cancel)
    {
        if (!(await CommandAsync(http, antiforgery, cancel)).Accepted(out var command, out var refusal)) return EvidenceAnswers.Problem(refusal);
        if (!(await evidence.HandleAsync(command, cancel)).Accepted(out var package, out refusal)) return EvidenceAnswers.Problem(refusal);
        Sandbox.Apply(http.Response);
        // An archive writes what stands round its files without waiting for the network.
        if (http.Features.Get<IHttpBodyControlFeature>() is { } body) body.AllowSynchronousIO = true;
        // What goes wrong from here on breaks the connection off: half a package is none.
        return Results.Stream(target => package.WriteAsync(target, cancel), "application/zip", package.Name);
    }

    private static async Task<Outcome<HandOverEvidence>> CommandAsync(HttpContext http, IAntiforgery antiforgery, CancellationToken cancel)
    {
        if (HttpMethods.IsGet(http.Request.Method))
            return EvidenceAnswers.IsFromElsewhere(http.Request) ? Refusals.NotPermitted : Command(name => http.Request.Query[name]);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = MostFormBytes;
        if (!http.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(http)) return UploadRefusals.PageTooOld;
        var form = await http.Request.ReadFormAsync(cancel);
        return Command(name => form[name]);
    }

    private static Outcome<HandOverEvidence> Command(Func<string, Microsoft.Extensions.Primitives.StringValues> said)
    {
        var items = new List<EvidenceId>();
        foreach (var text in said("evidence").SelectMany(text => (text ?? "").Split(',')))
        {
            if (!EvidenceAnswers.TryNumber(text, out var id)) return EvidenceRefusals.NotFound;
            if (id is { } number) items.Add(new EvidenceId(number));
        }
        return EvidenceAnswers.TryNumber(said("incident"), out var incident)
            ? new HandOverEvidence(items, incident is { } of ? new IncidentId(of) : null, said("purpose"), said("recipient"))
            : IncidentRefusals.NotFound;
    }
}
