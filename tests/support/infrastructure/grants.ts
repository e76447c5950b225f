import type { Template } from "aws-cdk-lib/assertions";
import { nameIn, resourcesOf } from "./resources.ts";

/** One right that a role has: an action on a resource. */
export interface Grant {
  readonly role: string;
  readonly action: string;
  readonly resource: string;
}

interface Statement {
  readonly Effect: "Allow" | "Deny";
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

const listed = <Item>(value: Item | readonly Item[]): readonly Item[] =>
  Array.isArray(value) ? (value as readonly Item[]) : [value as Item];

// Export names look like "Recourse-dev-Data:ExportsOutputFnGetAttCases1A2B3C4DArn5E6F7A8B"; what counts is the resource.
const readable = (name: string): string =>
  name.replace(/^.*:ExportsOutput(FnGetAtt|Ref)/, "").replace(/[0-9A-F]{8}/g, "");

/** Every right that the policies of a template give, one line an action and a resource. */
export const grantsOf = (template: Template): readonly Grant[] =>
  resourcesOf(template, "AWS::IAM::Policy").flatMap(({ Properties }) => {
    const { Roles, PolicyDocument } = Properties as unknown as {
      Roles: readonly unknown[];
      PolicyDocument: { Statement: readonly Statement[] };
    };
    return PolicyDocument.Statement.filter(({ Effect }) => Effect === "Allow").flatMap(({ Action, Resource }) =>
      Roles.flatMap((role) =>
        listed(Action).flatMap((action) =>
          listed(Resource).map((resource) => ({
            role: readable(nameIn(role)),
            action,
            resource: readable(nameIn(resource)),
          })),
        ),
      ),
    );
  });
