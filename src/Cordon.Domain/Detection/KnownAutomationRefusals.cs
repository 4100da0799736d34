namespace Cordon.Domain.Detection;

public static class KnownAutomationRefusals
{
    public static readonly Refusal NotFound = new("known-automation.not-found", "There is no such entry on the list of known automation.");

    public static readonly Refusal AlreadyRemoved = new("known-automation.already-removed", "This entry was already removed from the list. Nothing was changed.");

    public static readonly Refusal NoName = new("known-automation.no-name", $"Name it in up to {KnownAutomation.MaxNameLength} characters, as colleagues would look for it.");

    public static readonly Refusal NoteTooShort = new("known-automation.note-too-short",
        $"Say in {KnownAutomation.MinNoteLength} to {KnownAutomation.MaxNoteLength} characters why it is known: a contract, a ticket. The note is kept with your name.");

    public static readonly Refusal CoversNothing = new("known-automation.covers-nothing", "Name an account or at least one network: without them the entry would cover nothing.");

    public static readonly Refusal AgentNeedsNetworks = new("known-automation.agent-needs-networks",
        "A user agent’s name proves nothing: anybody can send it. Add the networks from which this crawler comes.");

    public static readonly Refusal AgentNameTooShort = new("known-automation.agent-name-too-short",
        $"The user agent’s name must have {KnownAutomation.MinAgentNameLength} to {KnownAutomation.MaxAgentNameLength} characters: a shorter one stands in too many agents.");

    public static readonly Refusal TooManyNetworks = new("known-automation.too-many-networks", $"An entry takes up to {KnownAutomation.MaxNetworks} networks. Make two entries of it.");

    public static Refusal NotANetwork(string text) => new("known-automation.not-a-network",
        $"“{(text.Length > 60 ? text[..60] + "…" : text)}” is no network. Write an address, a slash and a length, with zeros behind the length: 198.51.100.128/27.");
}
