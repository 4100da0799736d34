namespace Cordon.Features.Demo;

/// <summary>An account's part in the story; <c>demo-truth.json</c> names it, no rule reads it.</summary>
public enum DemoRole
{
    Ordinary,

    /// <summary>The five accounts of one person on the company's data team, who walk the gallery.</summary>
    Five,
    CompanyStaff,

    /// <summary>At the company, confirmed, never flagged: the person who asks why she was banned.</summary>
    Designer,

    /// <summary>At the company, with a single weak signal each.</summary>
    WeakSignals,

    /// <summary>Was at the company; another employer since.</summary>
    Leaver,
    Contractor,

    /// <summary>Left the company in January.</summary>
    Intern,

    /// <summary>Three accounts that pay with one card, none at the company.</summary>
    Family,

    /// <summary>Strangers behind the office's address.</summary>
    Cafe,
    CoWorking,

    /// <summary>Pays with the reseller's prepaid card.</summary>
    ResellerCustomer,

    /// <summary>At a company of nearly the same name in another country.</summary>
    Namesake,

    /// <summary>At the company's subsidiary.</summary>
    Subsidiary,

    /// <summary>At another company, scraping gently at night.</summary>
    SecondCompanyScraper,

    /// <summary>The service's own monitor.</summary>
    Monitor,
    SearchCrawler,

    /// <summary>A class behind one address, all at once.</summary>
    Classroom,

    /// <summary>Downloads her own gallery by script, at a polite pace.</summary>
    Artist,

    /// <summary>Leaves a tab polling all night.</summary>
    NightTab,

    /// <summary>A phone that loads forty images at once.</summary>
    Phone,
}
