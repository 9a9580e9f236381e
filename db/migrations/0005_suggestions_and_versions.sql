CREATE TYPE "public"."suggestion_source" AS ENUM('spelling', 'search');--> statement-breakpoint
CREATE TYPE "public"."version_change" AS ENUM('create', 'replace', 'merge', 'symbol', 'undo');--> statement-breakpoint
CREATE TABLE "symbol_identifiers" (
	"identifier" varchar(32) PRIMARY KEY NOT NULL,
	"symbol" varchar(32),
	"name" text,
	"looked_up_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "symbol_suggestions" (
	"symbol" varchar(32) NOT NULL,
	"suggested" varchar(32) NOT NULL,
	"rank" smallint NOT NULL,
	"source" "suggestion_source" NOT NULL,
	"name" text,
	"exchange" text,
	"quote_type" text,
	"found_at" timestamp with time zone NOT NULL,
	CONSTRAINT "symbol_suggestions_symbol_suggested_pk" PRIMARY KEY("symbol","suggested")
);
--> statement-breakpoint
CREATE TABLE "import_mappings" (
	"owner_id" text NOT NULL,
	"shape" text NOT NULL,
	"mapping" jsonb NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "import_mappings_owner_id_shape_pk" PRIMARY KEY("owner_id","shape")
);
--> statement-breakpoint
CREATE TABLE "portfolio_versions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"portfolio_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"change" "version_change" NOT NULL,
	"file_name" text,
	"file_hash" text,
	"file" "bytea",
	"lots" jsonb NOT NULL,
	"equity_balance" numeric(20, 4),
	"receipt" jsonb,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "symbol_onboarding_queue" ADD COLUMN "touched_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "symbol_suggestions" ADD CONSTRAINT "symbol_suggestions_symbol_symbol_universe_symbol_fk" FOREIGN KEY ("symbol") REFERENCES "public"."symbol_universe"("symbol") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_mappings" ADD CONSTRAINT "import_mappings_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portfolio_versions" ADD CONSTRAINT "portfolio_versions_portfolio_id_portfolios_id_fk" FOREIGN KEY ("portfolio_id") REFERENCES "public"."portfolios"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "portfolio_versions_number_idx" ON "portfolio_versions" USING btree ("portfolio_id","number");