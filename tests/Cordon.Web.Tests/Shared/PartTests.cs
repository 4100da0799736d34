using Bunit;
using Bunit.TestDoubles;
using Cordon.Domain;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Cordon.Web.Shared;
using Cordon.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MudBlazor.Services;

namespace Cordon.Web.Tests.Shared;

public sealed class PartTests : BunitContext
{
    private static readonly DateTimeOffset Noon = new(2024, 3, 6, 12, 0, 0, TimeSpan.Zero);

    public PartTests()
    {
        Services.AddMudServices();
        Services.AddSingleton<TimeProvider>(new FakeTimeProvider(Noon));
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public void A_refusal_shows_its_sentence_and_its_code() => Assert.Equal(
        $"{Refusals.NotPermitted.Message} (permission.missing)",
        Render<RefusalAlert>(parameters => parameters.Add(alert => alert.Refusal, Refusals.NotPermitted)).Find("[role=alert] p").TextContent);

    [Fact]
    public void Without_a_refusal_nothing_is_shown() =>
        Assert.Empty(Render<RefusalAlert>(parameters => parameters.Add(alert => alert.Refusal, null)).Markup.Trim());

    [Theory, MemberData(nameof(States))]
    public void Every_state_has_an_icon_and_a_word(MarkState state)
    {
        var mark = Render<StateMark>(parameters => parameters.Add(m => m.State, state));
        Assert.NotEmpty(mark.Find("svg").InnerHtml);
        Assert.NotEmpty(mark.Find(".state-word").TextContent);
    }

    public static TheoryData<MarkState> States => [.. Enum.GetValues<MarkState>()];

    [Fact]
    public void A_confidence_is_a_bar_and_a_figure()
    {
        var mark = Render<StateMark>(parameters => parameters.Add(m => m.State, MarkState.Suspected).Add(m => m.Confidence, 0.934));
        Assert.Equal("width:93%", mark.Find(".state-bar > span").GetAttribute("style"));
        Assert.Equal("0.93", mark.Find(".state-figure").TextContent);
    }

    [Fact]
    public void A_relative_time_carries_the_exact_instant()
    {
        var time = Render<When>(parameters => parameters.Add(when => when.At, Noon.AddHours(-3).ToOffset(TimeSpan.FromHours(9)))).Find("time");
        Assert.Equal("3 h ago", time.TextContent);
        Assert.Equal("2024-03-06 09:00:00 UTC", time.GetAttribute("title"));
    }

    [Fact]
    public void An_absolute_time_names_its_zone() => Assert.Equal("6 Mar 2024, 12:00 UTC",
        Render<When>(parameters => parameters.Add(when => when.At, Noon).Add(when => when.Absolute, true)).Find("time").TextContent);

    [Fact]
    public void A_shortened_identifier_copies_the_whole()
    {
        var identifier = Render<Identifier>(parameters => parameters.Add(i => i.Value, "9f2c1d0a8b7e6f5a").Add(i => i.Length, 8).Add(i => i.Label, "the hash"));
        Assert.Equal("9f2c1d0a…", identifier.Find("code").TextContent);
        Assert.Equal("9f2c1d0a8b7e6f5a", identifier.Find("[data-copy]").GetAttribute("data-copy"));
        Assert.Equal("Copy the hash", identifier.Find("button").GetAttribute("aria-label"));
    }

    [Fact]
    public void A_masked_value_says_so_aloud() => Assert.Equal("j•••@studio.example (masked)",
        Render<Masked>(parameters => parameters.Add(masked => masked.Value, "j•••@studio.example")).Find(".masked-value").TextContent);

    [Fact]
    public void An_empty_list_offers_the_act_that_fills_it()
    {
        var empty = Render<EmptyState>(parameters => parameters.Add(e => e.Sentence, "No flags yet.").AddChildContent("<a href='/imports'>Import a log</a>"));
        Assert.Equal("No flags yet.", empty.Find("p").TextContent);
        Assert.Equal("Import a log", empty.Find("a").TextContent);
    }

    [Fact]
    public void A_header_has_the_way_the_title_and_its_copy_button()
    {
        var header = Render<PageHeader>(parameters => parameters.Add(h => h.Title, "A-20481").Add(h => h.Id, "A-20481")
            .Add(h => h.Crumbs, [new Crumb("Accounts", "/accounts")]));
        Assert.Equal("/accounts", header.Find("nav a").GetAttribute("href"));
        Assert.Equal("A-20481", header.Find("h1").TextContent);
        Assert.Equal("A-20481", header.Find("[data-copy]").GetAttribute("data-copy"));
        Assert.Empty(header.FindAll(".page-header-acts"));
    }

    [Fact]
    public void Waiting_says_what_is_done() => Assert.Equal("Reading accounts…",
        Render<Skeleton>(parameters => parameters.Add(s => s.Say, "Reading accounts…")).Find("[role=status] p").TextContent);

    [Fact]
    public void A_page_that_fails_leaves_a_number_and_the_next_page_opens()
    {
        RenderFragment broken = _ => throw new InvalidOperationException("broken");
        var fault = Render<Fault>(parameters => parameters.AddChildContent(broken));
        Assert.Matches("^[0-9a-f]{32}$", fault.Find("code").TextContent);

        fault.Render(parameters => parameters.AddChildContent("<p>whole</p>"));
        Services.GetRequiredService<NavigationManager>().NavigateTo("/accounts");
        fault.WaitForAssertion(() => Assert.Equal("whole", fault.Find("p").TextContent));
    }

    [Fact]
    public void Somebody_without_a_role_is_told_whom_to_ask()
    {
        var page = Render<NoRole>(parameters => parameters.Add(p => p.Person, new Actor("t/o", "Mara Holm", [])));
        Assert.Contains("You are signed in but have no role in Cordon", page.Markup, StringComparison.Ordinal);
    }
}
