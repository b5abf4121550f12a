using Codemation.Chaos.Scenarios;
using Codemation.Chaos.Simulations;
using Codemation.Chaos.Workers;

if (args is [SimulationRole.Name, ..])
{
    return SimulationRole.Run(args);
}

return args is [WorkerRole.Name, var database, var ledger, var binary]
    ? await WorkerRole.RunAsync(database, ledger, binary)
    : await ScenarioRole.RunAsync(args);
