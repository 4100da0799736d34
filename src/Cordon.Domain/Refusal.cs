namespace Cordon.Domain;

/// <summary>Why something was not done: a stable code for programs and a sentence for people.</summary>
/// <param name="Code"><c>noun.what-happened</c>; a contract that scripts rest on.</param>
/// <param name="Message">What happened, what is safe, what to do. May be reworded, never holds personal data.</param>
public sealed record Refusal(string Code, string Message)
{
    public override string ToString() => $"{Message} ({Code})";
}
