namespace Cordon.Web.Shared;

/// <summary>A step of the way to a page. The page itself is the title, not a crumb.</summary>
public sealed record Crumb(string Title, string Href);
