using System.Text;
using Cordon.Features.Incidents;

namespace Cordon.Features.Tests.Incidents;

public sealed class FigureLinesTests
{
    [Theory]
    [InlineData("name,value,unit,source\nTickets,37,,Support desk\n\nOutage,140.5,minutes,\"On call, Monday\"\n")]
    [InlineData("\uFEFFName;Value;Unit;Source\r\nTickets;37;;Support desk\r\nOutage;140.5;minutes;On call, Monday\r\n")]
    [InlineData("Tickets\t37\t\tSupport desk\nOutage\t1.405e2\tminutes\tOn call, Monday")]
    public void A_file_of_figures_is_read_with_or_without_heading_whatever_its_separator(string text) =>
        Assert.Equal([new("Tickets", 37, "", "Support desk"), new("Outage", 140.5, "minutes", "On call, Monday")], FigureLines.Read(Encoding.UTF8.GetBytes(text)).Value);

    [Theory]
    [InlineData("Tickets,37,,Support desk\nOutage,long,minutes,On call", "Line 2 of the figures was not understood: “long” is no number")]
    [InlineData("name,value,unit,source\n\nTickets,,,Support desk", "Line 3 of the figures was not understood: it has no number behind the name")]
    [InlineData("Tickets;1,5;;Support desk", "Line 1 of the figures was not understood: “1,5” is no number; a decimal point is a point")]
    [InlineData("Tickets,37", "Line 1 of the figures was not understood: it does not say in its fourth field where the figure comes from")]
    [InlineData(",37,,Support desk", "Line 1 of the figures was not understood: it begins with no name")]
    [InlineData("Tickets,1e999,,Support desk", "Line 1 of the figures was not understood: its number is not finite")]
    [InlineData("Tickets,37,,Support desk,Monday", "Line 1 of the figures was not understood: it has more than four fields")]
    [InlineData("Tickets,37,,\"Support desk", "Line 1 of the figures was not understood: a quote is never closed")]
    public void What_is_wrong_is_told_with_its_line(string text, string sentence)
    {
        var refusal = FigureLines.Read(Encoding.UTF8.GetBytes(text)).Refusal!;
        Assert.Equal("incident.figures-unreadable", refusal.Code);
        Assert.StartsWith(sentence, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_file_of_figures_is_refused_as_a_whole()
    {
        Assert.Equal("incident.figures-none", FigureLines.Read("name,value,unit,source\n"u8).Refusal?.Code);
        Assert.Equal("incident.figures-no-text", FigureLines.Read([0xFF, 0xFE, (byte)'T', 0]).Refusal?.Code);
        Assert.Equal("incident.figures-file-too-large", FigureLines.Read(new byte[FigureLines.MaxFileBytes + 1]).Refusal?.Code);
        Assert.Equal("incident.figures-unreadable", FigureLines.Read(Encoding.UTF8.GetBytes(new string('n', 201) + ",1,,Support desk")).Refusal?.Code);
    }
}
