using Cordon.Cli;

return await CordonCommandLine.RunAsync(args);
