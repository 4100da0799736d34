using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Imports;
using Cordon.Domain.Organizations;
using Cordon.Domain.Organizations.Lists;
using Cordon.Features.Ingest;
using Cordon.Features.Ingest.Organizations;
using Cordon.Features.Ingest.Rows;
using Cordon.Features.Organizations;

namespace Cordon.Features.Attribution.Evaluation;

/// <summary>Attributes people by their mail addresses alone, and compares it with the employers they really had.</summary>
/// <param name="People">JSON lines: <c>person</c>, <c>emails</c>, <c>affiliations</c> with <c>company</c> and <c>until</c>.</param>
/// <param name="Organizations">As an import takes it.</param>
public sealed record EvaluateAttribution(string People, string Organizations, DateOnly On);

public sealed class AttributionEvaluator(FileInspector inspector)
{
    public static Refusal BadHistory(int line) => new("evaluate.bad-history",
        $"Line {line} is no employment history. One JSON object a line is expected: person, emails, affiliations with company and until (yyyy-MM-dd or null). Nothing was measured.");

    /// <returns>The evaluation; or <c>evaluate.bad-history</c>, or why the file of organizations is none.</returns>
    public Outcome<AttributionEvaluation> Evaluate(EvaluateAttribution question, CancellationToken cancel)
    {
        if (!Organizations(question.Organizations, cancel).Accepted(out var organizations, out var refusal)) return refusal;
        using var content = File.OpenRead(question.People);
        if (!EmploymentHistory.Read(content).Accepted(out var people, out refusal)) return refusal;
        return Evaluate(people, organizations, question.On);
    }

    private Outcome<List<OrganizationRecord>> Organizations(string path, CancellationToken cancel)
    {
        if (!inspector.Inspect(ImportKind.Organizations, path, cancel).Accepted(out var found, out var refusal)) return refusal;
        using var content = File.OpenRead(path);
        return FileRows.Read(content, OrganizationFile.Kind.LayoutOf(found.Format), new OrganizationFields()).SelectMany(r => r.Records).ToList();
    }

    private static AttributionEvaluation Evaluate(IReadOnlyList<EmploymentHistory> people, List<OrganizationRecord> organizations, DateOnly on)
    {
        // Rows of one name are one organization, as an import would have it.
        var known = organizations.GroupBy(o => o.Key).Select((g, i) => (Id: new OrganizationId(i + 1), g.Key, Rows: g.ToList())).ToList();
        var byId = known.ToDictionary(k => k.Id);
        var index = new OrganizationIndex(known.Select(k => new IndexedOrganization(k.Id, k.Id, [.. k.Rows.SelectMany(r => r.Domains).Select(d => d.Host).Distinct()], k.Key,
            [.. k.Rows.SelectMany(r => r.Aliases.Keys).Distinct()])));
        var seen = people.Select(p => (Person: p, Mail: p.Emails.Select(MailDomain.HostOf).OfType<string>().Select(host => (Host: host, Match: index.Find(host))).ToList())).ToList();
        var others = seen.SelectMany(s => s.Mail.Where(m => m.Match is not null).Select(m => m.Match!.Value.Organization).Distinct()).CountBy(o => o).ToDictionary();
        var names = known.Select(k => k.Key).ToHashSet(StringComparer.Ordinal);

        var claims = new List<Claim>();
        var (silent, employments, at) = (0, 0, new DateTimeOffset(on, TimeOnly.MinValue, TimeSpan.Zero));
        foreach (var (person, mail) in seen)
        {
            var (ever, now) = (Keys(person.Jobs.Select(j => j.Employer)), Keys(person.EmployersOn(on)));
            employments += ever.Count(names.Contains);
            var judgements = Attributor.Judge([.. mail.Where(m => m.Match is not null).Select(m => Fact(m.Match!.Value, others[m.Match!.Value.Organization] - 1))], Surrounding(mail), at);
            if (judgements.Count == 0) silent++;
            foreach (var judgement in judgements)
                claims.Add(new(person.Person, byId[judgement.Organization].Rows[0].Name, judgement.EverConfidence, judgement.Confidence,
                    ever.Contains(byId[judgement.Organization].Key), now.Contains(byId[judgement.Organization].Key)));
        }
        return new(on, people.Count, employments, silent, claims);
    }

    private static HashSet<string> Keys(IEnumerable<string> employers) => [.. employers.Select(OrganizationKeys.KeyOf)];

    private static SignalFact Fact(HostMatch match, int others) => new(match.Organization, match.Listed ? SignalKind.VerifiedMail : SignalKind.UnverifiedMail, Signal.NotKnown, Signal.NotKnown,
        match.BearsName, match.IsShared, others);

    private static Surroundings Surrounding(List<(string Host, HostMatch? Match)> mail)
    {
        var kinds = mail.Where(m => m.Match is null).Select(m => MailHosts.Of(m.Host)).ToList();
        return new(kinds.Exists(k => k != MailHostKind.Ordinary), kinds.Contains(MailHostKind.Ordinary));
    }
}
