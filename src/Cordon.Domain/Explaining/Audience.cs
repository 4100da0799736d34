namespace Cordon.Domain.Explaining;

/// <summary>For whom a proof path is drawn: how deep it goes.</summary>
public enum Audience
{
    /// <summary>Whoever answers people: plain words that can be sent; nothing of payments, of how it was detected, or of other people.</summary>
    Support,

    /// <summary>Whoever may browse: every signal with its weight, who decided, and what it rests on.</summary>
    Reviewer,

    /// <summary>The banned person: no deeper than <see cref="Support"/>.</summary>
    Person,

    /// <summary>What is handed over: as deep as <see cref="Reviewer"/>.</summary>
    Export,
}
