namespace Cordon.Features.Demo;

/// <summary>Gives every part of the story its people and accounts.</summary>
internal sealed class DemoCast(int seed, DemoCalendar calendar, DemoOrganizations organizations)
{
    private static readonly int[] CountryWeights = [.. DemoCountry.All.Select(country => country.Weight)];

    private readonly DemoRandom _random = DemoRandom.For(seed, DemoStream.Accounts);
    private readonly DemoAddressBook _book = new(seed);
    private readonly List<DemoAccount> _made = [];
    private readonly DemoCard _resellerCard = new("card-reseller", DemoCardKind.Prepaid);
    private int _people;

    public List<DemoAccount> Make(int accounts)
    {
        _book.Expect(accounts);
        foreach (var (role, count) in DemoGroups.For(accounts))
        {
            if (role == DemoRole.Five) AddFive();
            else if (role == DemoRole.Family) AddFamily(count);
            else if (role == DemoRole.SecondCompanyScraper) AddSecondCompany(count);
            else
                for (var number = 0; number < count; number++) AddOne(role, number);
        }
        return _made;
    }

    private void AddOne(DemoRole role, int number)
    {
        var company = organizations.Company;
        switch (role)
        {
            case DemoRole.CompanyStaff or DemoRole.Designer:
                AddEmployee(role, number, company, DaysAgo(40, 1_500), null, DemoPlace.Office, DemoSignals.VerifiedCorporateMail | DemoSignals.OfficeNetwork);
                break;
            case DemoRole.WeakSignals:
                // A third each: a mail address nobody verified, a company's name on the bill, the office's address.
                var weak = number % 3 == 0 ? DemoSignals.UnverifiedCorporateMail : number % 3 == 1 ? DemoSignals.BillingName : DemoSignals.OfficeNetwork;
                AddEmployee(role, number, company, DaysAgo(40, 1_200), null, weak == DemoSignals.OfficeNetwork ? DemoPlace.Office : DemoPlace.Home, weak);
                break;
            case DemoRole.Leaver:
                AddEmployee(role, number, company, DaysAgo(900, 1_500), DaysAgo(120, 800), DemoPlace.Home, DemoSignals.VerifiedCorporateMail);
                break;
            case DemoRole.Contractor:
                AddEmployee(role, number, company, DaysAgo(70, 80), DaysAgo(7, 9), DemoPlace.Office, DemoSignals.OfficeNetwork);
                break;
            case DemoRole.Intern:
                var left = LastJanuary();
                AddEmployee(role, number, company, left.AddDays(-150), left, DemoPlace.Home, DemoSignals.VerifiedCorporateMail);
                break;
            case DemoRole.Namesake:
                AddEmployee(role, number, organizations.Namesake, DaysAgo(60, 1_200), null, DemoPlace.Home, DemoSignals.VerifiedCorporateMail);
                break;
            case DemoRole.Subsidiary:
                AddEmployee(role, number, organizations.Subsidiary, DaysAgo(60, 900), null, DemoPlace.Home, DemoSignals.VerifiedCorporateMail);
                break;
            case DemoRole.ResellerCustomer:
                Add(role, number, Person(), DemoMail.Free, DemoPlan.Paid, card: _resellerCard);
                break;
            case DemoRole.Monitor:
                AddMachine(role, number, "service-monitor", "Service monitor", "monitor@imageservice.example", "NL", DemoAgents.Monitor);
                break;
            case DemoRole.SearchCrawler:
                var (name, mail) = number == 0 ? ("FennecSearchBot", "bot@crawler.example") : ("LanternIndexer", "crawler@lantern.example");
                AddMachine(role, number, name.ToLowerInvariant(), name, mail, "US", DemoAgents.Crawlers[number % 2]);
                break;
            case DemoRole.Classroom:
                Add(role, number, Person("IT"), DemoMail.School, DemoPlan.Free, place: DemoPlace.School, visits: 0, agent: DemoAgents.School, createdDaysAgo: 45);
                break;
            case DemoRole.Cafe or DemoRole.CoWorking:
                Add(role, number, Person("NL"), DemoMail.Free, signals: DemoSignals.OfficeNetwork, place: DemoPlace.OfficeNeighbour);
                break;
            case DemoRole.Phone:
                Add(role, number, Person(), DemoMail.Free, place: DemoPlace.Mobile, visits: 0.8);
                break;
            case DemoRole.Artist:
                Add(role, number, Person(), DemoMail.Own, DemoPlan.Paid, visits: 1.2, createdDaysAgo: 500);
                break;
            default:
                AddOrdinary(role, number);
                break;
        }
    }

    private void AddOrdinary(DemoRole role, int number)
    {
        var kind = _random.Weighted([78, 9, 13]);
        if (kind != 2)
        {
            Add(role, number, Person(), kind == 0 ? DemoMail.Free : DemoMail.Own);
            return;
        }
        var employer = _random.Pick(organizations.Others);
        var person = Person(employer.Country, new DemoEmployment(employer, DaysAgo(60, 2_000), null));
        Add(role, number, person, DemoMail.Corporate, employer: employer);
    }

    /// <summary>One person, five accounts, two cards, one device.</summary>
    private void AddFive()
    {
        var company = organizations.Company;
        var person = Person(company.Country, new DemoEmployment(company, DaysAgo(300, 900), null));
        var corporate = new DemoCard("card-five-corporate", DemoCardKind.Corporate, company.Name);
        var personal = new DemoCard("card-five-personal", DemoCardKind.Personal);
        var device = new DemoDevice("device-five");
        DemoMail[] mails = [DemoMail.Corporate, DemoMail.Corporate, DemoMail.Corporate, DemoMail.Free, DemoMail.FreePlusAlias];
        for (var number = 0; number < 5; number++)
        {
            var signals = number < 3 ? DemoSignals.VerifiedCorporateMail : DemoSignals.None;
            if (number is 0 or 1 or 3) signals |= DemoSignals.CorporateCard;
            if (number == 4) signals |= DemoSignals.OfficeNetwork;
            Add(DemoRole.Five, number, person, mails[number], DemoPlan.Paid, company, signals, number == 4 ? DemoPlace.Office : DemoPlace.Home, 0.25,
                (signals & DemoSignals.CorporateCard) != 0 ? corporate : personal, device, DemoAgents.Five, createdDaysAgo: 24 + 6 * number);
        }
    }

    private void AddFamily(int count)
    {
        var card = new DemoCard("card-family", DemoCardKind.Personal);
        var country = DemoCountry.All[_random.Weighted(CountryWeights)].Code;
        var household = _people;
        for (var number = 0; number < count; number++)
            Add(DemoRole.Family, number, Person(country), DemoMail.Free, DemoPlan.Paid, card: card, household: household);
    }

    private void AddSecondCompany(int count)
    {
        var company = organizations.Second;
        var person = Person(company.Country, new DemoEmployment(company, DaysAgo(200, 800), null));
        var card = new DemoCard("card-second-corporate", DemoCardKind.Corporate, company.Name);
        for (var number = 0; number < count; number++)
        {
            Add(DemoRole.SecondCompanyScraper, number, person, number == 0 ? DemoMail.Corporate : DemoMail.Free, DemoPlan.Paid, company,
                number == 0 ? DemoSignals.VerifiedCorporateMail | DemoSignals.CorporateCard : DemoSignals.CorporateCard,
                DemoPlace.Machine, 0, card, agent: DemoAgents.SecondCompany, createdDaysAgo: 90 + number);
        }
    }

    private void AddEmployee(
        DemoRole role, int number, DemoOrganization company, DateOnly from, DateOnly? until, DemoPlace place, DemoSignals signals)
    {
        var employments = new List<DemoEmployment> { new(company, from, until) };
        if (until is { } left && role == DemoRole.Leaver) employments.Add(new(_random.Pick(organizations.Others), left.AddDays(_random.Between(5, 60)), null));
        // Most of the staff live where the company is; a few work from elsewhere.
        var person = Person(_random.Chance(0.9) ? company.Country : null, [.. employments]);
        var mail = (signals & (DemoSignals.VerifiedCorporateMail | DemoSignals.UnverifiedCorporateMail)) != 0 ? DemoMail.Corporate : DemoMail.Free;
        var plan = mail == DemoMail.Corporate && role is DemoRole.CompanyStaff or DemoRole.Designer or DemoRole.Subsidiary ? DemoPlan.Team : DemoPlan.Paid;
        var card = signals == DemoSignals.BillingName ? new DemoCard("card-" + person.Key, DemoCardKind.Personal, company.Name) : null;
        // Those who left come from home, if at all; the designer is here every day.
        double? visits = role switch { DemoRole.Designer => 2.5, DemoRole.Intern => 0, DemoRole.Leaver when number % 2 == 0 => 0, _ => null };
        Add(role, number, person, mail, plan, company, signals, place, visits, card, createdDaysAgo: Age(from, until));
    }

    private void AddMachine(DemoRole role, int number, string username, string name, string mail, string country, string agent)
    {
        var person = new DemoPerson(_people++, new DemoName(name, username, ""), country, []);
        Add(role, number, person, DemoMail.Given, DemoPlan.Team, place: DemoPlace.Machine, visits: 0, agent: agent, createdDaysAgo: 1_100, given: (username, mail));
    }

    private void Add(
        DemoRole role, int number, DemoPerson person, DemoMail mail, DemoPlan? plan = null, DemoOrganization? employer = null,
        DemoSignals signals = DemoSignals.None, DemoPlace place = DemoPlace.Home, double? visits = null, DemoCard? card = null,
        DemoDevice? device = null, string? agent = null, int? createdDaysAgo = null, int? household = null, (string Username, string Mail)? given = null)
    {
        var random = DemoRandom.For(seed, DemoStream.Habits, _made.Count);
        visits ??= AnyVisits(role, random);
        // Who no longer comes is not seen at the office either.
        if (visits == 0) signals &= ~DemoSignals.OfficeNetwork;
        plan ??= random.Weighted([70, 22, 8]) switch { 0 => DemoPlan.Free, 1 => DemoPlan.Paid, _ => DemoPlan.Team };
        var onPhone = role == DemoRole.Phone || (agent is null && role is not (DemoRole.NightTab or DemoRole.Artist) && random.Chance(0.4));
        var verified = (signals & DemoSignals.UnverifiedCorporateMail) == 0
            && ((signals & DemoSignals.VerifiedCorporateMail) != 0 || mail == DemoMail.Given || random.Chance(0.86));
        // A seat of a team is paid by the team, not by a card of one's own.
        if (card is null && plan == DemoPlan.Paid) card = new DemoCard("card-" + person.Key, DemoCardKind.Personal);
        var created = calendar.TrafficUntil.AddDays(-(createdDaysAgo ?? AnyAge(random))).AddSeconds(-random.Below(86_400));
        _made.Add(new DemoAccount
        {
            ExternalId = _book.ExternalId(),
            Username = given?.Username ?? _book.Username(person.Name, number),
            DisplayName = mail == DemoMail.Given ? person.Name.Display : _book.DisplayName(person.Name),
            Email = given?.Mail ?? _book.Mail(mail, person.Name, employer ?? person.EmployerNow()),
            EmailVerified = verified,
            Plan = plan.Value,
            CreatedAt = created,
            Role = role,
            Number = number,
            Person = person,
            Card = card,
            Device = device ?? new DemoDevice("device-" + _made.Count),
            Signals = signals,
            Habits = new DemoHabits(visits.Value, place, onPhone, agent ?? random.Pick(onPhone ? DemoAgents.Phones : DemoAgents.Desktops),
                household ?? person.Key, DemoCountry.IndexOf(person.Country)),
        });
    }

    private DemoPerson Person(string? country = null, params DemoEmployment[] employments)
    {
        var drawn = country is null ? DemoCountry.All[_random.Weighted(CountryWeights)] : DemoCountry.All[DemoCountry.IndexOf(country)];
        // People move: one in twelve has a name from elsewhere.
        var language = _random.Chance(0.08) ? _random.Pick(DemoCountry.All).Language : drawn.Language;
        return new DemoPerson(_people++, DemoNames.Draw(language, _random), drawn.Code, employments);
    }

    // One in eight no longer comes; most come now and then; a few come several times a day.
    private static double AnyVisits(DemoRole role, DemoRandom random)
    {
        var visits = random.Chance(0.12) ? 0 : 0.04 + random.Pause(0.3) + (random.Chance(0.04) ? 1.2 : 0);
        // Where the story rests on a few people, all of them come.
        return role is DemoRole.WeakSignals or DemoRole.Contractor or DemoRole.Family or DemoRole.Cafe or DemoRole.CoWorking or DemoRole.Namesake or DemoRole.Subsidiary
            ? Math.Max(0.6, visits)
            : visits;
    }

    // Mostly old; one in thirty signed up during the fortnight.
    private static int AnyAge(DemoRandom random) => random.Chance(0.03) ? random.Below(DemoCalendar.Days) : 15 + (int)random.Pause(500);

    /// <summary>An employee signs up while employed, if there was time for it.</summary>
    private int Age(DateOnly from, DateOnly? until)
    {
        var last = DateOnly.FromDateTime(calendar.TrafficUntil.UtcDateTime);
        var oldest = last.DayNumber - from.DayNumber;
        var youngest = until is { } left ? last.DayNumber - left.DayNumber : 1;
        return youngest + (int)((oldest - youngest) * _random.Between(0.2, 1));
    }

    private DateOnly DaysAgo(int least, int most) => DateOnly.FromDateTime(calendar.TrafficUntil.UtcDateTime).AddDays(-_random.Between(least, most));

    /// <summary>The end of the last January that was over well before the incident.</summary>
    private DateOnly LastJanuary()
    {
        var end = new DateOnly(calendar.Saturday.Year, 1, 31);
        return end.AddDays(21) < calendar.Saturday ? end : end.AddYears(-1);
    }
}
