using Cordon.Web.Evidence;
using Cordon.Web.Hosting;

if (PdfProgram.IsMeant(args))
{
    using var answer = Console.OpenStandardOutput();
    return PdfProgram.Run(args, answer);
}

// Settings and pages lie beside the program, wherever it is started from; the data folder counts from there.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
if (StartCheck.Problems(builder.Configuration, builder.Environment) is { Count: > 0 } problems)
{
    StartCheck.Refuse(problems, Console.Error);
    return 1;
}

builder.AddConsole();
var app = builder.Build();
app.UseConsole();
await app.RunAsync();
return 0;
